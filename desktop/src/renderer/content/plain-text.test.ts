import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['A **bold** and *soft* word', 'A bold and soft word'],
  ['`free()` frees, `a_b_c` stays', 'free() frees, a_b_c stays'],
  ['the cost $n^2$ of it', 'the cost n^2 of it'],
  ['from $5 to $10, $n$ times', 'from $5 to $10, n times'],
  ['![a bus](media:abc) and [a link](https://example.org)', 'a bus and a link'],
  ['- one\n- two', 'one two'],
  ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
  ['snake_case_name', 'snake_case_name'],
  ['not \\*soft\\*', 'not *soft*'],
])('%s reads %s', (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});
