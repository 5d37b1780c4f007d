/** What a student does on a device, through the calls of a window, and what a newer Answly would write. */
import { AppError } from '@answly/shared/errors/app-error';
import { certainty, missReason } from '@answly/shared/model/attempt';
import { factKinds } from '@answly/shared/sync/fact';
import { limits } from '@answly/shared/limits';
import type { Random } from '../desktop/src/core/clock.ts';
import { itemId, packId } from '../desktop/src/core/testing/build-pack.ts';
import type { Device } from './device.ts';
import { badPrefix } from './ledger.ts';
import type { World } from './world.ts';
import { Killed } from './mortal-db.ts';

/** How often each is done; the rare ones are large. */
const weights = {
  answer: 40,
  mark: 12,
  submit: 3,
  attempts: 15,
  'unknown-kind': 8,
  'unknown-field': 8,
  'too-deep': 3,
  'too-large': 1,
  document: 10,
  'reset-progress': 0.7,
  'undo-reset': 0.7,
  many: 0.25,
  heavy: 0.25,
};
type Writing = keyof typeof weights;

export interface Written {
  what: Writing;
  /** Whether the device has said that it is kept. */
  acknowledged: boolean;
}

export async function write(world: World, device: Device, random: Random): Promise<Written> {
  const what = draw(random);
  try {
    const acknowledged =
      what === 'document' ? writeDocument(world, device, random) : await writings[what](device, random);
    if (acknowledged) device.running.network.nudge();
    return { what, acknowledged };
  } catch (error) {
    if (error instanceof Killed || error instanceof AppError) return { what, acknowledged: false };
    throw error;
  }
}

/** Each resolves with whether something must be in the file now. */
const writings: Record<
  Exclude<Writing, 'document'>,
  (device: Device, random: Random) => Promise<boolean> | boolean
> = {
  answer,
  mark,
  submit: async ({ running }, random) => {
    const session = pickSession(running.db, random);
    if (session === undefined) return false;
    await running.core.handlers['study.submit']({ sessionId: session.id });
    return false;
  },
  attempts: (device, random) => append(device, 1 + pick(random, 6), () => ['attempt', attemptBody(random)]),
  'unknown-kind': (device, random) =>
    append(device, 1, () => [`kind-${pick(random, 3)}`, { of: 'tomorrow', n: random.share() }]),
  'unknown-field': (device, random) =>
    append(device, 1, () => ['attempt', { ...attemptBody(random), mood: { level: pick(random, 9) } }]),
  'too-deep': (device) =>
    append(device, 1, () => [`${badPrefix}deep`, { nested: nest(limits.factDepthMax + 4) }]),
  'too-large': (device) =>
    append(device, 1, () => [`${badPrefix}large`, { text: 'é'.repeat(limits.factBodyBytesMax) }]),
  'reset-progress': (device, random) =>
    append(device, 1, () => [factKinds.progressReset, { packId: random.share() < 0.5 ? packId : null }]),
  'undo-reset': (device) => {
    const reset = device.running.db
      .prepare<{ id: string }>('SELECT fact_id AS id FROM progress_reset ORDER BY fact_id DESC LIMIT 1')
      .get();
    return reset !== undefined && append(device, 1, () => [factKinds.undo, { factId: reset.id }]);
  },
  many: (device, random) =>
    append(device, limits.pushFactsMax + 50, () => ['kind-0', { n: pick(random, 1000) }]),
  heavy: (device, random) =>
    append(device, 20, () => ['kind-1', { text: String(pick(random, 10)).repeat(60_000) }]),
};

/** Documents are written in fields; whether they are kept is told by the field alone. */
function writeDocument({ written }: World, { running }: Device, random: Random): false {
  const key = ['settings', 'note:a', 'note:b', 'flag:c'][pick(random, 4)] ?? 'settings';
  const field = ['one', 'two', 'deleted'][pick(random, 3)] ?? 'one';
  running.documents.write(key, { [field]: field === 'deleted' ? random.share() < 0.5 : random.share() });
  written.set(`${key}.${field}`, { key, field });
  running.network.nudge();
  return false;
}

function append(
  device: Device,
  count: number,
  next: () => [kind: string, body: Record<string, unknown>],
): boolean {
  const { ground } = device.running;
  ground.db.transaction(() => {
    for (let n = 0; n < count; n++) {
      const [kind, body] = next();
      ground.facts.append({ kind, body });
    }
  });
  return true;
}

async function answer(device: Device, random: Random): Promise<boolean> {
  const { handlers } = device.running.core;
  const session = pickSession(device.running.db, random) ?? (await startSession(device, random));
  const position = pick(random, session.places);
  const optionId = random.share() < 0.6 ? 'a' : 'b';
  await handlers['study.answer']({
    sessionId: session.id,
    position,
    response: { type: 'single', optionId },
    certainty: certainty.options[pick(random, 4)] ?? null,
    durationMs: pick(random, 60_000),
  });
  return false;
}

async function startSession({ running }: Device, random: Random): Promise<{ id: string; places: number }> {
  const view = await running.core.handlers['study.start']({
    packId,
    topics: [],
    choose: 'mixed',
    count: 2 + pick(random, 6),
  });
  return { id: view.sessionId, places: view.entries.length };
}

async function mark({ running }: Device, random: Random): Promise<boolean> {
  const { handlers } = running.core;
  const session = pickSession(running.db, random);
  if (session === undefined) return false;
  const place = { sessionId: session.id, position: pick(random, session.places) };
  const flagged = random.share() < 0.5;
  const acts = [
    () => handlers['study.view'](place),
    () => handlers['study.flag']({ ...place, flagged }),
    () => handlers['study.strike']({ ...place, optionId: 'c', struck: flagged }),
    () => handlers['study.reason']({ ...place, reason: missReason.options[pick(random, 4)] ?? 'timing' }),
  ];
  await acts[pick(random, acts.length)]?.();
  return false;
}

function pickSession(
  db: Device['running']['db'],
  random: Random,
): { id: string; places: number } | undefined {
  const sessions = db
    .prepare<{ id: string; places: number }>(
      'SELECT id, json_array_length(form) AS places FROM session WHERE over = 0 ORDER BY id DESC LIMIT 4',
    )
    .all();
  return sessions[pick(random, sessions.length + 1)];
}

function attemptBody(random: Random): Record<string, unknown> {
  const right = random.share() < 0.6;
  return {
    sessionId: itemId(0xf000 + pick(random, 20)),
    packId,
    itemId: itemId(pick(random, 12)),
    itemVersion: 1,
    mode: 'tutor',
    response: { type: 'single', optionId: right ? 'a' : 'b' },
    scoreMilli: right ? 1000 : 0,
    maxMilli: 1000,
    durationMs: pick(random, 90_000),
    hintLevel: 0,
  };
}

function nest(depth: number): unknown {
  return depth === 0 ? 'deep' : { in: nest(depth - 1) };
}

export function pick(random: Random, count: number): number {
  return Math.floor(random.share() * count);
}

function draw(random: Random): Writing {
  const names = Object.keys(weights) as Writing[];
  let left = random.share() * names.reduce((sum, name) => sum + weights[name], 0);
  return names.find((name) => (left -= weights[name]) < 0) ?? 'answer';
}
