import { expect, test } from 'vitest';
import { spokenWords } from './spoken-words.ts';

test('what is announced has no signs in it', () => {
  expect(spokenWords('## Sort\n\n- by **level**\n- then `x`')).toBe('Sort by level then x');
});

test('formulas are announced in words', () => {
  expect(spokenWords('So $x \\approx 2$.')).toBe('So x, approximately equals, 2.');
  expect(spokenWords('Then\n\n$$\n2^3\n$$\n\nis eight.')).toBe('Then 2, cubed is eight.');
});

test('a dollar that begins no formula stays', () => {
  expect(spokenWords('It costs \\$5; print `$HOME` and `$PATH`.')).toBe(
    'It costs $5; print $HOME and $PATH.',
  );
});
