import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sample, shuffledUnlocked } from './shuffle.ts';

/** Chance from a list of numbers, over and over. */
function chance(numbers: number[]): () => number {
  let at = 0;
  return () => numbers[at++ % numbers.length] ?? 0;
}
const numbers = fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 1 });

test('a sample takes as many as asked, each once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(30), numbers, (from, count, given) => {
      const taken = sample(from, count, chance(given));
      expect(taken).toHaveLength(Math.min(count, from.length));
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.every((each) => from.includes(each))).toBe(true);
    }),
  );
});

test('locked ones keep their place and nothing is lost, whatever chance says', () => {
  const list = fc.array(fc.boolean()).map((locks) => locks.map((lockPosition, id) => ({ id, lockPosition })));
  fc.assert(
    fc.property(list, numbers, (options, given) => {
      const shuffled = shuffledUnlocked(options, chance(given));
      expect(shuffled.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(options.map(({ id }) => id));
      options.forEach((option, index) => {
        if (option.lockPosition) expect(shuffled[index]).toBe(option);
      });
    }),
  );
});

test('every order of three comes about as often as any other', () => {
  const seen = new Map<string, number>();
  for (let a = 0; a < 30; a++) {
    for (let b = 0; b < 30; b++) {
      const order = sample(['x', 'y', 'z'], 3, chance([(a + 0.5) / 30, (b + 0.5) / 30, 0])).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
  }
  expect([...seen.values()]).toEqual([150, 150, 150, 150, 150, 150]);
});
