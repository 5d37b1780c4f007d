import { expect, test } from 'vitest';
import { feedbackFor } from '../feedback/feedback-builder.ts';
import { placeOf, questionSamples } from '../gallery/question-samples.ts';
import { noteParts } from './note-parts.ts';

const sample = questionSamples.find(({ question }) => question.options.length > 2);
if (sample === undefined) throw new Error('no sample has options');
const { question } = sample;
const [a = '', b = '', c = ''] = question.options.map(({ id }) => id);
const rationales = { [a]: 'It is.', [b]: 'It is not.' };

test('each paragraph is named for whose it is, the option that was asked about first', () => {
  const view = placeOf(question, feedbackFor({ correctOptionIds: [a], rationales, explanation: 'So.' }));
  expect(noteParts(view, b)).toEqual([
    { name: 'B', text: 'It is not.' },
    { name: 'A, the right answer', text: 'It is.' },
    { name: 'Explanation', text: 'So.' },
  ]);
  expect(noteParts(view, a).map(({ name }) => name)).toEqual(['A, the right answer', 'Explanation']);
});

test('of several right answers none is called the only one; an option without notes has no paragraph', () => {
  const view = placeOf(question, feedbackFor({ correctOptionIds: [a, b], rationales }));
  expect(noteParts(view, c).map(({ name }) => name)).toEqual(['A, a right answer', 'B, a right answer']);
});

test('without notes its objective stands; before the answer nothing does', () => {
  const view = placeOf(question, feedbackFor({ correctOptionIds: [a], objective: 'Say it.' }));
  expect(noteParts(view, b)).toEqual([{ name: 'What it asks about', text: 'Say it.' }]);
  expect(noteParts(placeOf(question, null), b)).toEqual([]);
});
