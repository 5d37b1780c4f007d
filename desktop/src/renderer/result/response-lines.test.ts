import { expect, test } from 'vitest';
import { responseLines } from './response-lines.ts';

const options = [
  { id: 'a', content: 'first' },
  { id: 'b', content: 'second' },
];
const question = {
  options,
  prompts: [
    { id: 'p', content: 'one' },
    { id: 'q', content: 'two' },
  ],
  gaps: [
    { id: 'g', kind: 'select' as const, options, unit: null },
    { id: 'h', kind: 'text' as const, options: [], unit: null },
  ],
};

test('what was chosen or ordered is told by its words', () => {
  expect(responseLines(question, { type: 'single', optionId: 'b' })).toEqual(['second']);
  expect(responseLines(question, { type: 'ordering', optionIds: ['b', 'a'] })).toEqual(['second', 'first']);
});

test('pairs and gaps that were left open are told as such or left out', () => {
  expect(responseLines(question, { type: 'matching', pairs: { q: 'a' } })).toEqual(['two – first']);
  expect(responseLines(question, { type: 'cloze', gaps: { g: 'a' } })).toEqual(['1: first', '2: …']);
});

test('what was typed is told as it was typed', () => {
  expect(responseLines(question, { type: 'numeric', text: '4,5' })).toEqual(['4,5']);
  expect(responseLines(question, { type: 'flashcard', grade: 3 })).toEqual(['Good']);
});
