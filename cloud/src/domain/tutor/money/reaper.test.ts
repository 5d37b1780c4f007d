import { expect, test } from 'vitest';
import { manualTimers } from '#cloud/testing/manual-timers';
import { reaperRoundMs, startReaper } from './reaper.ts';

function reaperOn(reap: (round: number) => Promise<number>) {
  const clock = manualTimers();
  const found: number[] = [];
  const failures: unknown[] = [];
  const rounds: number[] = [];
  const third = Promise.withResolvers<void>();
  const reaper = startReaper({
    reap: () => {
      rounds.push(clock.timers.now());
      if (rounds.length === 3) third.resolve();
      return reap(rounds.length);
    },
    timers: clock.timers,
    found: (count) => found.push(count),
    report: (error) => failures.push(error),
  });
  return { ...clock, reaper, found, failures, rounds, third: third.promise };
}

test('looks every half minute, says only what it found, and goes on after a failure', async () => {
  const { runUntil, reaper, found, failures, rounds, third } = reaperOn((round) =>
    round === 2 ? Promise.reject(new Error('away')) : Promise.resolve(round === 1 ? 4 : 0),
  );
  await runUntil(third);
  await reaper.stop();
  expect(rounds).toEqual([1, 2, 3].map((round) => round * reaperRoundMs));
  expect(found).toEqual([4]);
  expect(failures).toEqual([new Error('away')]);
});

test('stops at once between two rounds, and after the round that is under way', async () => {
  const idle = reaperOn(() => Promise.resolve(0));
  await idle.reaper.stop();
  expect(idle.waiting()).toBe(0);

  const door = Promise.withResolvers<number>();
  const begun = Promise.withResolvers<void>();
  const busy = reaperOn(() => {
    begun.resolve();
    return door.promise;
  });
  await busy.runUntil(begun.promise);
  let over = false;
  const stopping = busy.reaper.stop().then(() => {
    over = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(over).toBe(false);
  door.resolve(0);
  await stopping;
  expect([busy.waiting(), busy.rounds.length]).toEqual([0, 1]);
});
