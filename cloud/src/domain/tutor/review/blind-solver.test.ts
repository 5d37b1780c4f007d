/** What can be guessed from a hint alone. */
import { expect, test } from 'vitest';
import { seededShare } from '@answly/shared/exam/seeded-share';
import type { Item } from '@answly/shared/model/item';
import { goldenHints } from '../golden/golden-hints.ts';
import { starterItems } from '../golden/starter-items.ts';
import { rightAnswer } from '../right-answer.ts';
import { solveBlind } from './blind-solver.ts';

const items = new Map(starterItems().map((item) => [item.id, item]));

function itemOf(id: string): Item {
  const item = items.get(id);
  if (item === undefined) throw new Error(`no item ${id}`);
  return item;
}

test('a solver given only a golden hint does not beat chance', () => {
  const hints = goldenHints().map(({ itemId, text }) => ({ item: itemOf(itemId), text }));
  const { tried, right, chance, interval } = solveBlind(hints, seededShare('blind'));
  console.log(
    `blind solver: ${right} of ${tried} right, ${(right / tried).toFixed(3)}; chance ${chance.toFixed(3)}; ` +
      `95 % interval ${interval.low.toFixed(3)}–${interval.high.toFixed(3)}`,
  );
  expect(tried).toBeGreaterThan(100);
  expect(interval.low).toBeLessThanOrEqual(chance);
});

test('a solver given hints that hold the answer beats it by far', () => {
  const hints = [...items.values()].map((item) => ({ item, text: `Think of this: ${rightAnswer(item)}` }));
  const { chance, interval } = solveBlind(hints, seededShare('blind'));
  expect(interval.low).toBeGreaterThan(chance + 0.3);
});
