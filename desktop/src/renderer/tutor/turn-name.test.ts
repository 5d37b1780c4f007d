import { expect, test } from 'vitest';
import { feedbackFor } from '../feedback/feedback-builder.ts';
import { placeOf, questionSamples } from '../gallery/question-samples.ts';
import { turnName } from './turn-name.ts';

const sample = questionSamples.find(({ question }) => question.options.length > 1);
if (sample === undefined) throw new Error('no sample has options');
const [first, second] = sample.question.options.map(({ id }) => id);
const view = placeOf(sample.question, feedbackFor({ correctOptionIds: [first ?? ''] }));
const aspect = { mode: 'explain', hintLevel: null, optionId: null, message: null } as const;

test('a turn is named by its level, its option or the question that was asked', () => {
  expect(turnName({ ...aspect, mode: 'hint', hintLevel: 2 }, view)).toBe('Hint 2');
  expect(turnName({ ...aspect, mode: 'chat', message: 'Why?' }, view)).toBe('You asked');
  expect(turnName(aspect, view)).toBe('Explanation');
});

test('of options the right one is explained, the others are argued against', () => {
  expect(turnName({ ...aspect, optionId: first ?? null }, view)).toBe('Why A');
  expect(turnName({ ...aspect, optionId: second ?? null }, view)).toBe('Why not B');
});
