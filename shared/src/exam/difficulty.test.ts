/** A mix becomes whole numbers of easy, medium and hard questions. */
import { describe, expect, it } from 'vitest';
import { bandOf, countsOfMix } from './difficulty.ts';
import { seededShare } from './seeded-share.ts';

describe('difficulty', () => {
  it('the steps authors estimate in are easy, medium and hard, and an item nobody estimated is medium', () => {
    expect([0, 0.2, 0.35, 0.4, 0.5, 0.55, 0.6, 1].map(bandOf)).toEqual([
      'easy',
      'easy',
      'medium',
      'medium',
      'medium',
      'hard',
      'hard',
      'hard',
    ]);
  });

  it.each([
    { count: 10, mix: { easy: 0.2, medium: 0.5, hard: 0.3 }, counts: { easy: 2, medium: 5, hard: 3 } },
    { count: 7, mix: { easy: 0.2, medium: 0.5, hard: 0.3 }, counts: { easy: 1, medium: 4, hard: 2 } },
    { count: 1, mix: { easy: 0.333, medium: 0.333, hard: 0.333 }, counts: { easy: 0, medium: 1, hard: 0 } },
    { count: 2, mix: { easy: 0.333, medium: 0.333, hard: 0.333 }, counts: { easy: 1, medium: 1, hard: 0 } },
    { count: 30, mix: { easy: 0.1, medium: 0.2, hard: 0.7 }, counts: { easy: 3, medium: 6, hard: 21 } },
    { count: 5, mix: { easy: 0, medium: 0.5, hard: 0.5 }, counts: { easy: 0, medium: 3, hard: 2 } },
  ])('$count by $mix is $counts', ({ count, mix, counts }) => {
    expect(countsOfMix(count, mix)).toEqual(counts);
  });

  it('every mix gives the count in all, and each part is within one of its share', () => {
    const share = seededShare('mixes');
    for (let number = 0; number < 2000; number += 1) {
      const [one, other] = [Math.round(share() * 100), Math.round(share() * 100)].toSorted((a, b) => a - b);
      const mix = {
        easy: (one ?? 0) / 100,
        medium: ((other ?? 0) - (one ?? 0)) / 100,
        hard: 1 - (other ?? 0) / 100,
      };
      const count = 1 + Math.floor(share() * 500);
      const counts = countsOfMix(count, mix);
      expect(counts.easy + counts.medium + counts.hard).toBe(count);
      for (const band of ['easy', 'medium', 'hard'] as const) {
        expect(Math.abs(counts[band] - count * mix[band])).toBeLessThan(1);
      }
    }
  });
});
