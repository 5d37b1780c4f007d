import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('starts at about a second and ends at about five minutes', () => {
  expect(backoffMs(1, 1)).toBe(1_000);
  expect(backoffMs(1, 0)).toBe(500);
  expect(backoffMs(40, 1)).toBe(300_000);
});

test('never comes back before the server asked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(900),
      (n, r, asked) => {
        expect(backoffMs(n, r, asked)).toBeGreaterThanOrEqual(asked * 1000);
        expect(backoffMs(n, r)).toBeLessThanOrEqual(300_000);
      },
    ),
  );
});

test('a wait longer than any timer holds is no more than a day: a timer that cannot hold it rings at once, for ever', () => {
  const timerMsMax = 2 ** 31 - 1;
  for (const asked of [timerMsMax / 1000 + 1, 1e300]) {
    expect(backoffMs(1, 1, asked)).toBe(86_400_000);
  }
});
