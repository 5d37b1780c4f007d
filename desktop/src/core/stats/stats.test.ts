import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBefore, dayOf } from '#desktop/core/study/day';
import { shareOf, weakestFirst } from './share.ts';
import { streakDays } from './streak.ts';

describe('the interval of a share', () => {
  test('lies in 0–1 around the share, and narrows as answers come in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, part) => {
          const right = Math.round(attempts * 1000 * part);
          const few = shareOf(right, attempts * 1000, attempts);
          const many = shareOf(right * 10, attempts * 10_000, attempts * 10);
          expect(few.low).toBeGreaterThanOrEqual(0);
          expect(few.high).toBeLessThanOrEqual(1);
          expect(few.low).toBeLessThanOrEqual(few.value);
          expect(few.high).toBeGreaterThanOrEqual(few.value);
          expect(many.high - many.low).toBeLessThan(few.high - few.low);
        },
      ),
    );
  });

  test('says nothing where nothing is known', () => {
    expect(shareOf(0, 0, 0)).toEqual({ value: 0, low: 0, high: 1 });
  });
});

test('the weakest topic comes first, of equals the better known', () => {
  const topic = (name: string, right: number, attempts: number) => ({
    topic: name,
    attempts,
    share: shareOf(right * 1000, attempts * 1000, attempts),
  });
  const list = [topic('c', 3, 4), topic('a', 1, 2), topic('b', 4, 8)].toSorted(weakestFirst);
  expect(list.map((each) => each.topic)).toEqual(['b', 'a', 'c']);
});

test('a streak lives until the end of the next day', () => {
  const studied = new Set(['2026-02-27', '2026-02-28', '2026-03-01']);
  const streak = (today: string) => streakDays(today, (day) => studied.has(day));
  expect(['2026-03-01', '2026-03-02', '2026-03-03'].map(streak)).toEqual([3, 3, 0]);
});

test('a day is the student’s own', () => {
  const at = Date.UTC(2026, 1, 28, 23, 30);
  expect([dayOf(at, 0), dayOf(at, 60), dayOf(at, -720)]).toEqual(['2026-02-28', '2026-03-01', '2026-02-28']);
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28');
});
