/** Nothing that was committed may be gone from everywhere. */
import { promise } from './violation.ts';
import type { World } from './world.ts';

/** The ids of all facts that some device or the server holds. */
export async function everywhere(world: World): Promise<Set<string>> {
  const rows = await world.database.sql<{ id: string }[]>`
    select fact_id as id from fact where user_id = ${world.cloud.userId}`;
  const ids = new Set(rows.map(({ id }) => id));
  for (const { running } of world.devices) {
    for (const { id } of running.db.prepare<{ id: string }>('SELECT id FROM fact').all()) ids.add(id);
  }
  return ids;
}

/** @throws Violation */
export async function checkNothingLost(world: World): Promise<void> {
  const held = await everywhere(world);
  for (const [id, { device }] of world.ledger.entries) {
    const fine = held.has(id) || world.ledger.isExcused(id);
    promise('nothing-lost', fine, () => `${id}, committed on device ${device}, is nowhere any more`);
  }
}
