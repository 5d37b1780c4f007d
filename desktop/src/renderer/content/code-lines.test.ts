import { expect, test } from 'vitest';
import { cutLines } from './code-lines.ts';
import { highlightLines } from './highlight.ts';

test('a comment over three lines is a comment on each of them', () => {
  const lines = cutLines([
    { text: 'a\n', kind: undefined },
    { text: '/* one\ntwo\nthree */', kind: 'comment' },
  ]);
  expect(lines.map((line) => line[0]?.text)).toEqual(['a', '/* one', 'two', 'three */']);
  expect(lines.slice(1).every((line) => line[0]?.kind === 'comment')).toBe(true);
});

test('keywords are told apart, and no character is lost', () => {
  const code = 'def total(n):\n    return n + 1  # up';
  const lines = highlightLines(code, 'python');
  expect(lines.map((line) => line.map((piece) => piece.text).join('')).join('\n')).toBe(code);
  expect(lines[0]?.[0]).toEqual({ text: 'def', kind: 'keyword' });
});

test('code in an unknown language stays plain', () => {
  expect(highlightLines('if x', 'klingon')).toEqual([[{ text: 'if x', kind: undefined }]]);
});
