/** No limit at all, for operators who want none. */
import { expect, test } from 'vitest';
import { unbounded } from './concurrency.ts';

test('without a limit everyone is let in, and may leave', async () => {
  const limiter = unbounded({ name: 'test', max: 1, holdMs: 1_000 });
  const entrances = await Promise.all([limiter.enter('ann'), limiter.enter('ann')]);
  expect(entrances.map(({ allowed }) => allowed)).toEqual([true, true]);
  for (const entrance of entrances) if (entrance.allowed) await entrance.leave();
});
