/** The pauses between starts of the core. */
import { expect, it } from 'vitest';
import { restartPauseMs } from './restart-pause.ts';

it('starts at once after the first end, then waits longer, and never longer than ten seconds', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 100].map(restartPauseMs);
  expect(pauses).toEqual([0, 250, 1_000, 3_000, 10_000, 10_000, 10_000]);
});
