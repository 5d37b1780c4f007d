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
    { name: 'Why', text: 'So.' },
  ]);
  expect(noteParts(view, a).map(({ name }) => name)).toEqual(['A, the right answer', 'Why']);
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

test('for what was typed the mistake that was foreseen comes first', () => {
  const typed = questionSamples.find(({ question: { type } }) => type === 'numeric');
  if (typed === undefined) throw new Error('no sample is numeric');
  const made = { m1: 'This scales in proportion.' };
  const view = placeOf(typed.question, feedbackFor({ rationales: made, explanation: 'So.' }));
  expect(noteParts(view, null)).toEqual([
    { name: 'Your answer', text: 'This scales in proportion.' },
    { name: 'Why', text: 'So.' },
  ]);
});
