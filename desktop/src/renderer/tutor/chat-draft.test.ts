import { expect, test } from 'vitest';
import { givenBack, overLimit } from './chat-draft.ts';

test('a text may be as long as the server takes it, blanks around it aside', () => {
  expect(overLimit(` ${'x'.repeat(500)}\n`)).toBe(0);
  expect(overLimit('x'.repeat(603))).toBe(103);
});

test('a question that comes back takes nothing of what was begun meanwhile', () => {
  expect(givenBack('Why?')).toBe('Why?');
  expect(givenBack('Why?', ' ')).toBe('Why?');
  expect(givenBack('Why?', 'And how?')).toBe('Why?\nAnd how?');
});
