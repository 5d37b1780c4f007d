import { expect, test } from 'vitest';
import { emptyDraft } from './draft.ts';
import { moveTo, orderOf, placeAt } from './order.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, content: id }));

test('an option takes the place it is moved to, and the others close up', () => {
  expect(moveTo(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
  expect(moveTo(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
});

test('beyond either end nothing moves', () => {
  const ids = ['a', 'b', 'c'];
  expect(moveTo(ids, 'a', -1)).toBe(ids);
  expect(moveTo(ids, 'c', 3)).toBe(ids);
  expect(moveTo(ids, 'x', 0)).toBe(ids);
});

test('until something was moved the options stand as they were shown', () => {
  expect(orderOf(emptyDraft, options)).toBe(options);
  const moved = orderOf({ ...emptyDraft, optionIds: ['c', 'a', 'b'] }, options);
  expect(moved.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

test('a dragged row passes another at its middle, up and down, and stays in between', () => {
  const middles = [10, 30, 70];
  expect(placeAt(29, middles, 0)).toBe(0);
  expect(placeAt(31, middles, 0)).toBe(1);
  expect(placeAt(500, middles, 0)).toBe(2);
  expect(placeAt(31, middles, 2)).toBe(2);
  expect(placeAt(29, middles, 2)).toBe(1);
  expect(placeAt(-5, middles, 2)).toBe(0);
});
