import { expect, test } from 'vitest';
import { blockTimeWords } from './block-time-words.ts';

test('extra time says how long the block lasts', () => {
  expect(blockTimeWords(20, 1)).toBe('');
  expect(blockTimeWords(20, 1.5)).toBe('30 minutes in all.');
  expect(blockTimeWords(10, 1.25)).toBe('12 minutes 30 seconds in all.');
  expect(blockTimeWords(20, null)).toBe('No time limit.');
  expect(blockTimeWords(0, 2)).toBe('');
});
