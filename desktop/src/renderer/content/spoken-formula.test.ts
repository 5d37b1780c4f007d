import { expect, test } from 'vitest';
import { spokenFormula } from './spoken-formula.ts';

test('a formula is read out in words', () => {
  expect(spokenFormula('2^3')).toBe('2, cubed');
  expect(spokenFormula('\\frac{1}{2}')).toBe('start fraction, 1, divided by, 2, end fraction');
});

test('the sign of a condition has a word', () => {
  expect(spokenFormula('P(A \\mid B)')).toBe('P, left parenthesis, A, vertical bar, B, right parenthesis');
});

test('what cannot be read is given as it was written', () => {
  expect(spokenFormula('\\frac{1')).toBe('\\frac{1');
});
