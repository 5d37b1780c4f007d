/** Which typed answers share an explanation. */
import { expect, test } from 'vitest';
import { item as itemSchema } from '@answly/shared/model/item';
import type { Item } from '@answly/shared/model/item';
import { mistakeClass } from './mistake-class.ts';

const base = {
  id: '0198f6a0-0000-7000-8000-000000000001',
  version: 1,
  locale: 'en',
  topics: ['T'],
  stem: 'How much?',
};
const current = numericItem({ value: 1440, tolerance: { kind: 'absolute', amount: 0.5 }, unit: 'kB' });
const loss = numericItem({ value: 0.0016, tolerance: { kind: 'relative', amount: 0.01 } });
const word = itemSchema.parse({
  ...base,
  type: 'short-text',
  key: { accepted: ['router', 'gateway machine', 'IPv4'], normalise: ['case', 'space'] },
  mistakes: [{ id: 'switch', matches: 'Switch', rationale: 'A switch stays within a network.' }],
});

function numericItem(key: object): Item {
  const mistakes = [{ id: 'bits', matches: '11520', rationale: 'These are bits.' }];
  return itemSchema.parse({ ...base, type: 'numeric', key, mistakes });
}

test.each([
  [current, '1,440 kB', 'right'],
  [current, ' ', 'blank'],
  [current, '11,520', 'mistake=bits'],
  [current, '-1440', 'sign'],
  [current, '1440000', 'power-of-ten'],
  [current, '1.44', 'power-of-ten'],
  [current, '1440 MB', 'unit'],
  [current, '1400', undefined],
  [current, '0', undefined],
  [current, 'call me at 5', undefined],
  [loss, '0.16', 'power-of-ten'],
  [loss, '1.6e-3', 'right'],
])('of a number: %#, typed "%s", is %s', (item, text, expected) => {
  expect(mistakeClass(item, { type: 'numeric', text })).toBe(expected);
});

test.each([
  ['Router', 'right'],
  ['', 'blank'],
  ['SWITCH', 'mistake=switch'],
  ['ruoter', undefined],
  ['routr', 'spelling'],
  ['gatway machne', 'spelling'],
  ['IPv6', undefined],
  ['my own secret words', undefined],
])('of a word: typed "%s" is %s', (text, expected) => {
  expect(mistakeClass(word, { type: 'short-text', text })).toBe(expected);
});

test('answers that are chosen, or of another type than the item, have no class', () => {
  expect(mistakeClass(word, { type: 'numeric', text: '' })).toBeUndefined();
  expect(mistakeClass(current, { type: 'single', optionId: 'a' })).toBeUndefined();
});
