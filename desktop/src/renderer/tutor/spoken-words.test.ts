import { expect, test } from 'vitest';
import { formulaMark, spokenParagraphs, spokenWords } from './spoken-words.ts';

const shown = (words: string) => words.replaceAll(formulaMark, '|');
const paragraphs = (text: string, ended: boolean) => spokenParagraphs(text, ended).map(shown);

test('what is announced has no signs in it', () => {
  expect(spokenWords('## Sort\n\n- by **level**\n- then `x`')).toBe('Sort by level then x');
});

test('formulas are announced in words, marked as words of the page', () => {
  expect(shown(spokenWords('So $x \\approx 2$.'))).toBe('So |x approximately equals 2|.');
  expect(shown(spokenWords('Then\n\n$$\n2^3\n$$\n\nis eight.'))).toBe('Then |2 cubed| is eight.');
  expect(spokenWords(`No ${formulaMark}mark`)).toBe('No mark');
});

test('a dollar that begins no formula stays', () => {
  expect(spokenWords('It costs \\$5; print `$HOME` and `$PATH`.')).toBe(
    'It costs $5; print $HOME and $PATH.',
  );
});

test('while it is written, what is said is every paragraph that is whole', () => {
  expect(paragraphs('First', false)).toEqual([]);
  expect(paragraphs('First.\n\nThen $x', false)).toEqual(['First.']);
  expect(paragraphs('First.\n\nThen $x$.', true)).toEqual(['First.', 'Then |x|.']);
});

test('code and formulas are not cut at their empty lines', () => {
  const code = 'See\n\n```python\na = 1\n\nb = 2\n```\n\nand';
  expect(paragraphs(code, false)).toEqual(['See', 'a = 1 b = 2']);
  expect(paragraphs('See\n\n```python\na = 1\n\nb', false)).toEqual(['See']);
  expect(paragraphs('So\n\n$$\nx\n\n= 2\n$$', true)).toEqual(['So', '|x equals 2|']);
});
