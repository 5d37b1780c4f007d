/** When two words are one. */
import { expect, test } from 'vitest';
import { sameWord, wordsOf } from './words.ts';

test.each([
  ['lock', 'locks'],
  ['lock', 'locking'],
  ['emit', 'emitted'],
  ['atomic', 'atomicity'],
  ['atomicity', 'atomicty'],
  ['serial', 'serialisable'],
])('%s and %s are one word', (one, other) => {
  expect(sameWord(one, other)).toBe(true);
});

test.each([
  ['lock', 'look'],
  ['internet', 'interface'],
  ['authentication', 'authorisation'],
  ['router', 'route66'],
  ['10', '100'],
])('%s and %s are two words', (one, other) => {
  expect(sameWord(one, other)).toBe(false);
});

test('number words, markup and signs of code are read as what they mean', () => {
  expect(wordsOf('**Twenty-one** of `!isAdmin && x` née')).toEqual([
    '21',
    'of',
    'not',
    'isadmin',
    'and',
    'x',
    'nee',
  ]);
});
