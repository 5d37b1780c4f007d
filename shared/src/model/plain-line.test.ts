import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine } from './plain-line.ts';

test.each([
  ['A **bold** and *soft* word', 'A bold and soft word'],
  ['`free()` frees, `a_b_c` stays', 'free() frees, a_b_c stays'],
  ['![a bus](media:abc) and [a link](https://example.org)', 'a bus and a link'],
  ['- one\n- two', 'one two'],
  ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
  ['snake_case_name', 'snake_case_name'],
  ['not \\*soft\\*, and \\$5', 'not *soft*, and $5'],
  ['the cost $n^2$ of **$n$ steps**', 'the cost n² of n steps'],
  ['from $5 to $10, $n$ times', 'from $5 to $10, n times'],
  ['`$HOME` and `$PATH`', '$HOME and $PATH'],
  ['See:\n```js\nlet x = a_b_c;\n```', 'See: let x = a_b_c;'],
  ['| a | b |\n|---|:-:|\n| c | d |', 'a b c d'],
  ['|x| < 3', '|x| < 3'],
  ['-', '-'],
  ['It is $0{,}5$.', 'It is 0,5.'],
])('%s reads %s', (markdown, text) => {
  expect(plainLine(markdown)).toBe(text);
});

test('a text without signs of Markdown stays as it is', () => {
  const word = fc.constantFrom(
    'alpha',
    'Straße',
    '変数',
    'متغير',
    'a',
    '…',
    '(x)',
    '\u{1f600}',
    '3,5',
    'x = y',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
      expect(plainLine(words.join(' '))).toBe(words.join(' '));
    }),
  );
});

test.each([
  ['a line that is almost the one below the head of a table', `A\n|-|${' '.repeat(19_900)}.`],
  ['beginnings of bold words', '**- '.repeat(4_975)],
])('a text that is all %s is read once', (_, text) => {
  const startedMs = performance.now();
  for (let hit = 0; hit < 10; hit += 1) plainLine(text);
  expect(performance.now() - startedMs).toBeLessThan(800);
});
