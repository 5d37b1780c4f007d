import { expect, test } from 'vitest';
import { feedbackFor } from './feedback-builder.ts';
import { givenPart, partVerdict, rightPart } from './part-verdict.ts';

const feedback = feedbackFor({
  response: { type: 'matching', pairs: { p1: 'a', p2: 'b' } },
  keyResponse: { type: 'matching', pairs: { p1: 'a', p2: 'c', p3: 'b' } },
  parts: { p1: true, p2: false, p3: false },
});

test('a part is right, wrong, or was left open', () => {
  const verdict = (id: string) => partVerdict(feedback, id, givenPart(feedback, id) !== undefined);
  expect(['p1', 'p2', 'p3'].map(verdict)).toEqual(['correct', 'wrong', 'blank']);
});

test('a part that marking does not name is not called right', () => {
  expect(partVerdict(feedbackFor({}), 'p1', true)).toBe('wrong');
});

test('beside what was given stands what is right', () => {
  expect([givenPart(feedback, 'p2'), rightPart(feedback, 'p2')]).toEqual(['b', 'c']);
  const cloze = feedbackFor({ keyResponse: { type: 'cloze', gaps: { g1: 'bus' } } });
  expect([givenPart(cloze, 'g1'), rightPart(cloze, 'g1')]).toEqual([undefined, 'bus']);
});
