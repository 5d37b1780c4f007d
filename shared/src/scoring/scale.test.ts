import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scale } from '../model/scale.ts';
import { passesExam, passes, reportedMilli, totalOf } from './scale.ts';

const section = scale.parse({ fromMilli: 200_000, toMilli: 800_000, stepMilli: 10_000 });
const grades = scale.parse({ fromMilli: 6000, toMilli: 1000, stepMilli: 100 });
const of = (scoreMilli: number, maxMilli: number) => ({ scoreMilli, maxMilli });

describe('a scale', () => {
  test.each([
    [0, 200_000],
    [-5000, 200_000],
    [30_000, 500_000],
    [30_499, 500_000],
    [30_500, 510_000],
    [60_000, 800_000],
  ])('of 200 to 800 by tens reports %d of 60000 as %d', (scoreMilli, reported) => {
    expect(reportedMilli(of(scoreMilli, 60_000), section)).toBe(reported);
  });

  test('may fall, and a half still goes the way of the student', () => {
    expect(reportedMilli(of(0, 1000), grades)).toBe(6000);
    expect(reportedMilli(of(1000, 1000), grades)).toBe(1000);
    expect(reportedMilli(of(490, 1000), grades)).toBe(3500);
    expect(reportedMilli(of(489, 1000), grades)).toBe(3600);
  });

  test('whose steps do not meet its end still ends there', () => {
    const odd = { fromMilli: 0, toMilli: 1000, stepMilli: 300 };
    expect([949, 950, 1000].map((scoreMilli) => reportedMilli(of(scoreMilli, 1000), odd))).toEqual([
      900, 900, 1000,
    ]);
  });

  test('reports the lowest where there is nothing to earn', () => {
    expect(reportedMilli(of(0, 0), section)).toBe(200_000);
  });

  test('stays within its ends, goes by whole steps and never turns round', () => {
    const end = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(
        fc.record({ fromMilli: end, toMilli: end, stepMilli: fc.integer({ min: 1, max: 100_000 }) }),
        fc.integer({ min: 1, max: 500_000 }),
        fc.tuple(fc.nat(500_000), fc.nat(500_000)),
        (any, maxMilli, scores) => {
          const [less = 0, more = 0] = scores
            .toSorted((a, b) => a - b)
            .map((each) => reportedMilli(of(each, maxMilli), any));
          expect(Math.abs(less - any.fromMilli)).toBeLessThanOrEqual(Math.abs(more - any.fromMilli));
          expect(Math.abs(more - any.fromMilli)).toBeLessThanOrEqual(Math.abs(any.toMilli - any.fromMilli));
          if (more !== any.toMilli) expect(Math.abs(more - any.fromMilli) % any.stepMilli).toBe(0);
        },
      ),
    );
  });
});

describe('a pass mark', () => {
  test('is reached by marks, to the last thousandth', () => {
    expect([passes(of(26_000, 35_000), 26_000), passes(of(25_999, 35_000), 26_000)]).toEqual([true, false]);
    expect(passes(of(0, 35_000), undefined)).toBe(true);
  });

  test('of an exam and of each section must all be reached', () => {
    const sections = (first: number, second: number) => [
      { ...of(first, 10_000), passMilli: 5000 },
      { ...of(second, 20_000), passMilli: undefined },
    ];
    expect(totalOf(sections(5000, 13_000))).toEqual(of(18_000, 30_000));
    expect(passesExam(sections(5000, 13_000), 18_000)).toBe(true);
    expect(passesExam(sections(4999, 20_000), 18_000)).toBe(false);
    expect(passesExam(sections(10_000, 7999), 18_000)).toBe(false);
  });
});
