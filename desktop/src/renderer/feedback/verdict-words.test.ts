import { expect, test } from 'vitest';
import { feedbackFor } from './feedback-builder.ts';
import { verdictWords } from './verdict-words.ts';

const right = feedbackFor({});

test('a right answer is called right, and a guess is told to read on', () => {
  expect(verdictWords(right)).toEqual({ sign: 'right', head: 'Right.', tail: '' });
  expect(verdictWords({ ...right, certainty: 'guess' }).tail).toContain('guessed');
});

test('a wrong answer is named without blame', () => {
  expect(verdictWords({ ...right, scoreMilli: 0, certainty: 'sure' })).toEqual({
    sign: 'wrong',
    head: 'Not this one.',
    tail: 'You were sure.',
  });
});

test('part of the marks is told with the marks', () => {
  expect(verdictWords({ ...right, scoreMilli: 500 }).head).toBe('Right in part: 0.5 of 1.');
});

test('a question without an answer is not called wrong', () => {
  expect(verdictWords(null).head).toBe('Not answered.');
});

test('right choices that are not all of them are not called wrong ones', () => {
  const response = { type: 'multiple' as const, optionIds: ['a'] };
  const both = { ...right, response, scoreMilli: 0, correctOptionIds: ['a', 'c'] };
  expect(verdictWords(both).head).toBe('Not all of them.');
  expect(verdictWords({ ...both, response: { ...response, optionIds: ['a', 'b'] } }).head).toBe(
    'Not this one.',
  );
});

test('what has several parts is named as what it is', () => {
  const order = { type: 'ordering' as const, optionIds: ['b', 'a'] };
  expect(verdictWords({ ...right, response: order, scoreMilli: 0 }).head).toBe('Not this order.');
  const gaps = { type: 'cloze' as const, gaps: { g1: 'x', g2: 'y' } };
  const parts = { g1: true, g2: false };
  expect(verdictWords({ ...right, response: gaps, parts, scoreMilli: 0 }).head).toBe('Not all of it.');
});

test('a flashcard is told as the student graded it', () => {
  const graded = (grade: number) => verdictWords({ ...right, response: { type: 'flashcard', grade } });
  expect(graded(1)).toEqual({ sign: 'wrong', head: 'You graded it Again.', tail: '' });
  expect(graded(3)).toEqual({ sign: 'right', head: 'You graded it Good.', tail: '' });
});

test('what a hint helped with is told as such', () => {
  expect(verdictWords({ ...right, hintLevel: 2 })).toMatchObject({ head: 'Right.', tail: 'With a hint.' });
  expect(verdictWords({ ...right, scoreMilli: 0, hintLevel: 1, certainty: 'sure' }).tail).toBe(
    'You were sure. With a hint.',
  );
});

test('of one option that was wrong it is not said that some of it was right', () => {
  const parts = { a: false, b: true };
  const response = { type: 'single', optionId: 'a' } as const;
  expect(verdictWords({ ...right, response, parts, scoreMilli: 0 }).head).toBe('Not this one.');
});
