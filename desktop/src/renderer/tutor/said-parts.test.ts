import { expect, test } from 'vitest';
import { saidParts } from './said-parts.ts';

const cut = (text: string) => saidParts(text).map(({ kind, words }) => `${kind}: ${words}`);

test('formulas and code are found in what was typed', () => {
  expect(cut('Is $5^2$ what `pow(5, 2)` gives?')).toEqual([
    'words: Is ',
    'formula: 5^2',
    'words:  what ',
    'code: pow(5, 2)',
    'words:  gives?',
  ]);
  expect(cut('```python\nprint(1)\n```')).toEqual(['code: print(1)\n']);
});

test('whatever else was typed stays as it was', () => {
  for (const text of ['2 * 3 * 4 and <b>', '# not a heading', 'It costs $5 and not $7', 'a ` alone'])
    expect(cut(text)).toEqual([`words: ${text}`]);
});
