/** What must be true when all is at rest: the same everywhere, each fact counted once, derived state as folded. */
import { isDeepStrictEqual } from 'node:util';
import { derivedState, refoldAll } from '../desktop/src/core/testing/projections.ts';
import { checkCloud } from './check-cloud.ts';
import { checkCounted } from './check-counted.ts';
import { checkCursor } from './check-device.ts';
import { checkDocuments } from './check-documents.ts';
import { checkNothingLost } from './check-losses.ts';
import type { Device } from './device.ts';
import { differenceOf } from './difference.ts';
import { promise } from './violation.ts';
import type { World } from './world.ts';

export interface Stored {
  effectiveAt: number;
  at: number;
  deviceId: string;
  deviceSeq: number;
}

/** @throws Violation */
export async function checkQuiet(world: World): Promise<void> {
  await checkCloud(world);
  await checkNothingLost(world);
  const stored = await storedFacts(world);
  for (const [id, { isBad, device }] of world.ledger.entries) {
    const fine = isBad || stored.has(id) || world.ledger.isExcused(id);
    promise('nothing-lost', fine, () => `${id}, committed on device ${device}, never reached the server`);
  }
  for (const device of world.devices) {
    world.ledger.scan(device, false);
    checkCursor(world, device);
    checkSameFacts(world, device, stored);
    await checkCounted(world, device, stored);
    checkRefold(device);
  }
  await checkSameDerived(world);
  await checkDocuments(world);
}

async function storedFacts(world: World): Promise<Map<string, Stored>> {
  const rows = await world.database.sql<({ id: string } & Stored)[]>`
    select fact_id as id, effective_at as "effectiveAt", at, device_id as "deviceId", device_seq as "deviceSeq"
    from fact where user_id = ${world.cloud.userId}`;
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

/** The content of each was compared when it was first seen; here are the stamps, the devices, and who is missing. */
function checkSameFacts({ ledger }: World, { index, running }: Device, stored: Map<string, Stored>): void {
  const rows = running.db
    .prepare<{ id: string; refused: number } & Stored>(
      `SELECT id, at, coalesce(effective_at, at) AS effectiveAt, device_id AS deviceId, device_seq AS deviceSeq,
         EXISTS (SELECT 1 FROM outbox WHERE outbox.local = fact.local) AS refused FROM fact`,
    )
    .all();
  for (const { id, refused, ...here } of rows) {
    const bad = ledger.entries.get(id)?.isBad === true;
    promise(
      'refused-kept',
      bad === (refused === 1),
      () => `device ${index}: ${id} ${bad ? 'is not' : 'is'} refused`,
    );
    if (bad) continue;
    const there = stored.get(id);
    promise('replicas-identical', isDeepStrictEqual(here, there), () => {
      return `device ${index} holds ${id} as ${JSON.stringify(here)}, the server ${JSON.stringify(there)}`;
    });
  }
  const held = rows.filter(({ refused }) => refused === 0).length;
  promise(
    'replicas-identical',
    held === stored.size,
    () => `device ${index} holds ${held} of ${stored.size} facts`,
  );
}

/** SY9. */
function checkRefold({ index, running: { db } }: Device): void {
  const held = derivedState(db);
  const undo = new Error('undo');
  let folded: unknown;
  try {
    db.transaction(() => {
      refoldAll(db);
      folded = derivedState(db);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  const same = isDeepStrictEqual(held, folded);
  promise('derived-is-refold', same, () => `on device ${index}: ${differenceOf(held, folded)}`);
}

async function checkSameDerived({ devices }: World): Promise<void> {
  const views = await Promise.all(
    devices.map(async ({ running: { core, db } }) => ({
      progress: await core.handlers['stats.progress']({}),
      derived: derivedState(db),
    })),
  );
  views.forEach((view, index) => {
    const same = isDeepStrictEqual(view, views[0]);
    promise('replicas-identical', same, () => `devices 0 and ${index}: ${differenceOf(views[0], view)}`);
  });
}
