import { expect, test } from 'vitest';
import { nearestWord } from './nearest-word.ts';

test('a word of millions of letters is held against none', { timeout: 2_000 }, () => {
  expect(nearestWord('publish'.repeat(8_000_000), ['published', 'draft'])).toBeNull();
});

test.each([
  ['publish', 'published'],
  ['DRAFF', 'draft'],
  ['x', null],
])('%s: %s', (written, meant) => expect(nearestWord(written, ['published', 'draft'])).toBe(meant));
