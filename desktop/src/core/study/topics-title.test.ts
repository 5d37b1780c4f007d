import { expect, test } from 'vitest';
import { topicsTitle } from './topics-title.ts';

test('a session is called by its first three topics', () => {
  expect(topicsTitle(['Loops'])).toBe('Loops');
  expect(topicsTitle(['Loops', 'Types', 'Graphs'])).toBe('Loops, Types, Graphs');
  expect(topicsTitle(['Loops', 'Types', 'Graphs', 'Sets'])).toBe('Loops, Types, Graphs, …');
});

test('names that are too long for a title are cut', () => {
  const title = topicsTitle(['a'.repeat(150), 'b'.repeat(150)]);
  expect(title).toHaveLength(200);
  expect(title.endsWith('b…')).toBe(true);
});
