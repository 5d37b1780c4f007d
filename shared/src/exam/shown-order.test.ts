import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededShare } from './seeded-share.ts';
import { shownOrder } from './shown-order.ts';

const optionsOf = (ids: readonly string[], locked: readonly string[] = []) =>
  ids.map((id) => ({ id, lockPosition: locked.includes(id) }));

test('what is to be put in order is never shown in the right one, and nothing of it is lost', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(ids, fc.string(), (right, seed) => {
      const item = { type: 'ordering', options: optionsOf(right.toSorted()), rightOrder: right } as const;
      const order = shownOrder(item, false, seededShare(seed));
      expect(order).not.toEqual(right);
      expect(order.toSorted()).toEqual(right.toSorted());
    }),
  );
});

test('a locked option keeps its place also where the rest has to move once more', () => {
  const right = ['a', 'b', 'last'];
  for (let seed = 0; seed < 50; seed++) {
    const item = { type: 'ordering', options: optionsOf(right, ['last']), rightOrder: right } as const;
    expect(shownOrder(item, true, seededShare(String(seed)))).toEqual(['b', 'a', 'last']);
  }
});

test('True and False stay as they are, and others where they are not to be shuffled', () => {
  const options = optionsOf(['a', 'b', 'c', 'd', 'e', 'f']);
  const share = seededShare('one');
  const shown = (type: 'true-false' | 'single', shuffles: boolean) =>
    shownOrder({ type, options, rightOrder: null }, shuffles, share).join('');
  expect([shown('true-false', true), shown('single', false)]).toEqual(['abcdef', 'abcdef']);
  expect(shown('single', true)).not.toBe('abcdef');
});
