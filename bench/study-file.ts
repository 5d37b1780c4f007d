/** Fills data folders for the benchmarks through the core's own code: a pack of 50,000 items, 100,000 attempts. */
import type { Attempt } from '@answly/shared/model/attempt';
import { blueprint } from '@answly/shared/model/blueprint';
import { factKinds } from '@answly/shared/sync/fact';
import { newId } from '@answly/shared/sync/new-id';
import type { Clock } from '../desktop/src/core/clock.ts';
import type { Ground } from '../desktop/src/core/ground.ts';
import { buildItem, buildPack, itemId, packId } from '../desktop/src/core/testing/build-pack.ts';
import { installTestPack } from '../desktop/src/core/testing/install-test-pack.ts';
import { createTestRandom } from '../desktop/src/core/testing/test-core.ts';
import { openCore, type OpenedCore } from './open-core.ts';
import { createWords } from './words.ts';

export const itemCount = 50_000;
export const attemptCount = 100_000;
const seed = 20_261_124;
/** Items that were answered before; the others are new. */
const answeredItemCount = 20_000;
const sessionSize = 50;
/** A commit of the preparation. */
const sliceSize = 5_000;
const startMs = Date.UTC(2026, 0, 5, 8);
const attemptEveryMs = 240_000;
const optionIds = ['a', 'b', 'c', 'd'];

export const examSize = 200;
export const examBlueprintId = '0190c0c0-0000-7000-8000-000000000200';
const exam = blueprint.parse({
  id: examBlueprintId,
  title: 'Exam',
  sections: [
    {
      id: 'all',
      title: 'All topics',
      timeLimitMs: 4 * 3_600_000,
      navigation: 'free',
      tools: [],
      draw: Array.from({ length: 40 }, (_, topic) => ({ topic: `Topic ${topic}`, count: 5 })),
    },
  ],
  passMilli: 120_000,
});

/** 50,000 items, 2,000 ended sessions and 100,000 attempts, none of it sent to a server yet. */
export async function writeStudyFile(folder: string): Promise<void> {
  await filled(folder, async ({ core, ground }, clock) => {
    await installTestPack({ core }, buildPack(richItems(itemCount), { blueprints: [exam] }));
    writeAttempts(ground, clock, true);
  });
}

/** 100,000 attempts that wait to be sent, nothing else. */
export async function writeAttemptsFile(folder: string): Promise<void> {
  await filled(folder, async ({ ground }, clock) => writeAttempts(ground, clock, false));
}

/** Single-choice items of about a hundred words. */
export function richItems(count: number): Record<string, unknown>[] {
  const words = createWords(createTestRandom(seed));
  return Array.from({ length: count }, (_, n) =>
    buildItem(n, {
      stem: `${words.text(22)}?`,
      topics: [`Topic ${n % 40}`],
      options: optionIds.map((id) => ({ id, content: words.text(7), rationale: words.text(11) })),
      objective: words.text(6),
      explanation: words.text(20),
    }),
  );
}

type MovedClock = Clock & { nowMs: number };

async function filled(
  folder: string,
  fill: (opened: OpenedCore, clock: MovedClock) => Promise<void>,
): Promise<void> {
  const clock: MovedClock = {
    nowMs: startMs,
    wallMs: () => clock.nowMs,
    monotonicMs: () => clock.nowMs - startMs,
    zoneMinutes: () => 60,
    sinceBoot: () => ({ boot: 'bench', ms: clock.nowMs }),
  };
  const opened = openCore(folder, { clock });
  try {
    await fill(opened, clock);
  } finally {
    await opened.core.close();
  }
}

function writeAttempts(ground: Ground, clock: MovedClock, withSessions: boolean): void {
  const { db, facts, random } = ground;
  let sessionId = '';
  const act = (n: number) => {
    clock.nowMs = startMs + n * attemptEveryMs;
    if (n % sessionSize === 0) {
      sessionId = newId(clock.nowMs, random.bytes(16));
      if (withSessions) facts.append({ kind: factKinds.sessionEvent, body: started(sessionId, n) });
    }
    facts.append({ kind: factKinds.attempt, body: attemptOf(sessionId, n) });
    const isLast = n % sessionSize === sessionSize - 1;
    if (withSessions && isLast) {
      facts.append({ kind: factKinds.sessionEvent, body: { type: 'submitted', sessionId } });
    }
  };
  for (let from = 0; from < attemptCount; from += sliceSize) {
    db.transaction(() => {
      for (let n = from; n < from + sliceSize; n++) act(n);
    });
  }
}

function started(sessionId: string, first: number): Record<string, unknown> {
  const form = Array.from({ length: sessionSize }, (_, index) => ({
    packId,
    itemId: answeredItem(first + index),
    itemVersion: 1,
    optionOrder: optionIds,
  }));
  return { type: 'started', sessionId, mode: 'tutor', title: 'Test pack', form };
}

function attemptOf(sessionId: string, n: number): Attempt {
  const right = n % 3 !== 0;
  return {
    sessionId,
    packId,
    itemId: answeredItem(n),
    itemVersion: 1,
    mode: 'tutor',
    response: { type: 'single', optionId: right ? 'a' : 'b' },
    scoreMilli: right ? 1000 : 0,
    maxMilli: 1000,
    durationMs: 9_000 + (n % 7_000),
    certainty: 'think',
    hintLevel: 0,
  };
}

/** Spread over the pack, each item several times. */
function answeredItem(n: number): string {
  return itemId((n * 17) % answeredItemCount);
}
