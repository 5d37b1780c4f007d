import { expect, test } from 'vitest';
import { wholeWords } from './whole-words.ts';

test('an excerpt ends with a whole word', () => {
  expect(wholeWords('Equal passwords give different hashe…')).toBe('Equal passwords give different …');
});

test('what was not cut, and what is marked, stays', () => {
  expect(wholeWords('Equal passwords.')).toBe('Equal passwords.');
  expect(wholeWords('a slow \u0002hash\u0003…')).toBe('a slow \u0002hash\u0003…');
});

test('writing without spaces may be cut anywhere', () => {
  const text = `${'\u5b57'.repeat(30)}…`;
  expect(wholeWords(` ${text}`)).toBe(` ${text}`);
});
