import { expect, test } from 'vitest';
import { allowanceWords, momentText } from './allowance-words.ts';

const noon = new Date(2026, 2, 2, 12).getTime();
const midnight = new Date(2026, 2, 3, 1).getTime();
const words = (usedShare: number, available = true) =>
  allowanceWords({ available, usedShare, resetsAt: midnight }, noon);

test('what is left is told in round shares, never as nothing while there is some', () => {
  expect(words(0)).toBe('All of today’s tutor is left.');
  expect(words(0.0002)).toBe('Nearly all of today’s tutor is left.');
  expect(words(0.04)).toMatch(/^About 95/u);
  expect(words(0.21)).toMatch(/^About 80/u);
  expect(words(0.96)).toMatch(/^About 5/u);
  expect(words(0.999)).toMatch(/^Less than 5/u);
});

test('when nothing is left, it says when there is more', () => {
  expect(words(1)).toBe('Today’s tutor is used up. There is more tomorrow at 01:00.');
  expect(momentText(noon + 60_000, noon)).toBe('at 12:01');
});

test('a server without a machine says so', () => {
  expect(words(0, false)).toContain('own notes');
});
