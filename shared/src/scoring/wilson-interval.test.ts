import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

test.each([
  { percent: 80, z: 1.2816 },
  { percent: 95, z: 1.96 },
] as const)(
  'the interval of $percent % ends where the share lies $z standard errors away',
  ({ percent, z }) => {
    const { low, high } = wilsonInterval(3 / 8, 8, percent);
    for (const end of [low, high]) {
      expect(Math.abs(3 / 8 - end) / Math.sqrt((end * (1 - end)) / 8)).toBeCloseTo(z, 3);
    }
    expect(low).toBeLessThan(high);
  },
);

test('is anything where nothing was tried', () => {
  expect(wilsonInterval(0, 0, 95)).toEqual({ low: 0, high: 1 });
});
