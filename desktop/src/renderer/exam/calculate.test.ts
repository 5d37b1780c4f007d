import { expect, test } from 'vitest';
import { calculate, resultText } from './calculate.ts';

test.each([
  ['1 + 2 × 3', 7],
  ['10 ÷ 4', 2.5],
  ['3,5 × 2', 7],
  ['−2²', -4],
  ['(−2)²', 4],
  ['√16 + √(9)', 7],
  ['2π', 2 * Math.PI],
  ['50 × 20%', 10],
  ['log(1000) + ln(e)', 4],
  ['5!', 120],
  ['2^10', 1024],
  ['Ans × 2', 84],
])('%s is reckoned as a person means it', (typed, value) => {
  expect(calculate(typed, 42)).toBeCloseTo(value, 12);
});

test.each(['', '1 +', '1 ÷ 0', 'constructor', 'x = 3; y', '√−1', 'import({})'])(
  '%j is no number',
  (typed) => {
    expect(calculate(typed, 0)).toBeNull();
  },
);

test('what is shown hides the noise of the machine', () => {
  expect(resultText(0.1 + 0.2)).toBe('0.3');
  expect(resultText(-1 / 3)).toBe('−0.333333333333');
  expect(resultText(1e15)).toBe('1e+15');
});
