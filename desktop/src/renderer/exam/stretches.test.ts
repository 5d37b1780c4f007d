import { expect, test } from 'vitest';
import { toggleStretch, wholeWords, wordsOf } from './stretches.ts';

const stem = (from: number, to: number) => ({ field: 'stem', from, to }) as const;
const passage = { field: 'passage', from: 0, to: 4 } as const;

test('what touches is put together, and the other field is left alone', () => {
  expect(toggleStretch([stem(0, 5), passage], stem(5, 9))).toEqual([stem(0, 9), passage]);
  expect(toggleStretch([stem(10, 12), stem(0, 2)], stem(1, 11))).toEqual([stem(0, 12)]);
});

test('marking again takes the mark away, also from the middle of a longer one', () => {
  expect(toggleStretch([stem(0, 5)], stem(0, 5))).toEqual([]);
  expect(toggleStretch([stem(0, 10)], stem(3, 6))).toEqual([stem(0, 3), stem(6, 10)]);
});

test('what is marked only in part is marked all through', () => {
  expect(toggleStretch([stem(0, 5)], stem(3, 8))).toEqual([stem(0, 8)]);
});

test('words are found in languages with and without blanks between them', () => {
  expect(wordsOf('A hit, then.', 'en')).toEqual([
    { from: 0, to: 1 },
    { from: 2, to: 5 },
    { from: 7, to: 11 },
  ]);
  expect(wordsOf('東京都に住む', 'ja').length).toBeGreaterThan(1);
});

test('a selection grows to whole words, and one that is whole stays', () => {
  const words = wordsOf('The block is divided', 'en');
  expect(wholeWords(stem(6, 11), words)).toEqual(stem(4, 12));
  expect(wholeWords(stem(4, 9), words)).toEqual(stem(4, 9));
});
