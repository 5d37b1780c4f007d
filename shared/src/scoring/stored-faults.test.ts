/** Items that were installed before their faults were refused earn nothing by what is missing. */
import { expect, test } from 'vitest';
import { itemShape } from '../model/item.ts';
import { buildItem } from '../testing/build-item.ts';
import { score } from './score.ts';

test('a prompt without a key is not right when it is left out', () => {
  const item = itemShape.parse({ ...buildItem('matching', { scoring: 'per-gap' }), key: { p: 'b' } });
  expect(score(item, { type: 'matching', pairs: { p: 'b' } }).scoreMilli).toBe(333);
});

test('words of which nothing is left to compare are not right', () => {
  const key = { accepted: ['?'], normalise: ['punctuation'] };
  const item = itemShape.parse({ ...buildItem('short-text'), key });
  expect(score(item, { type: 'short-text', text: '!' }).scoreMilli).toBe(0);
});
