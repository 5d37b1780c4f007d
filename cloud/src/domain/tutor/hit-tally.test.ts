import { expect, test } from 'vitest';
import { manualTimers } from '#cloud/testing/manual-timers';
import { createHitTally, type Hit, type TalliedHits } from './hit-tally.ts';

const hit: Hit = { userId: 'ann', packId: 'pack', itemId: 'dns', itemVersion: 1, mode: 'hint' };
const noonMs = Date.UTC(2026, 10, 28, 12);

function tallyWith(add: (tallied: readonly TalliedHits[]) => Promise<void>) {
  const clock = manualTimers();
  const added: TalliedHits[][] = [];
  const failures: unknown[] = [];
  const rounds = [1, 2].map(() => Promise.withResolvers<void>());
  const tally = createHitTally({
    store: {
      add: async (tallied) => {
        added.push(tallied.map((each) => ({ ...each })));
        rounds[added.length - 1]?.resolve();
        await add(tallied);
      },
    },
    now: () => noonMs + clock.timers.now(),
    timers: clock.timers,
    report: (error) => failures.push(error),
  });
  return { clock, tally, added, failures, rounds };
}

test('hits of one student, item and mode on one day are one, each other is another', async () => {
  const { tally, added } = tallyWith(() => Promise.resolve());
  tally.count(hit);
  tally.count({ ...hit, itemVersion: 2 });
  tally.count({ ...hit, mode: 'explain' });
  tally.count({ ...hit, userId: 'ben' });
  await tally.stop();
  const one = { ...hit, day: '2026-11-28', hits: 1, lastMs: noonMs };
  expect(added).toEqual([
    [
      { ...one, hits: 2, itemVersion: 2 },
      { ...one, mode: 'explain' },
      { ...one, userId: 'ben' },
    ],
  ]);
});

test('what could not be recorded is recorded with the next round', async () => {
  let away = true;
  const { clock, tally, added, failures, rounds } = tallyWith(() =>
    away ? Promise.reject(new Error('away')) : Promise.resolve(),
  );
  tally.count(hit);
  await clock.runUntil(rounds[0]?.promise ?? Promise.resolve());
  away = false;
  tally.count(hit);
  await clock.runUntil(rounds[1]?.promise ?? Promise.resolve());
  await tally.stop();
  expect(added.map(([first]) => first?.hits)).toEqual([1, 2]);
  expect(failures).toEqual([new Error('away')]);
});
