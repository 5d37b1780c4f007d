import { expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import { manualTimers } from '#cloud/testing/manual-timers';
import { startSweeping, type Sweep } from './sweeping.ts';

function sweeping(sweeps: Sweep[]) {
  const time = manualTimers();
  const done = Promise.withResolvers<Record<string, number>>();
  const reported: (string | undefined)[] = [];
  const rounds = startSweeping({
    timers: time.timers,
    claim: () => Promise.resolve(true),
    sweeps,
    done: done.resolve,
    report: (_, name) => reported.push(name),
  });
  return { rounds, reported, swept: time.runUntil(done.promise) };
}

test('a table that cannot be swept is told of, and the others are swept', async () => {
  const { swept, reported } = sweeping([
    { name: 'broken', step: () => Promise.reject(new Error('no')) },
    { name: 'well', step: () => Promise.resolve(3) },
  ]);
  expect(await swept).toEqual({ broken: 0, well: 3 });
  expect(reported).toEqual(['broken']);
});

test('a stop waits for the step under way, and begins no other', async () => {
  let steps = 0;
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: step, resolve: end } = Promise.withResolvers<number>();
  const endless: Sweep = {
    name: 'endless',
    step: () => {
      steps += 1;
      begin();
      return step;
    },
  };
  const { rounds, swept } = sweeping([endless]);
  await begun;
  const stopped = rounds.stop();
  end(limits.sweptRowsMax);
  await stopped;
  expect([steps, await swept]).toEqual([1, { endless: limits.sweptRowsMax }]);
});
