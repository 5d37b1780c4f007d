import { expect, test } from 'vitest';
import type { Feedback } from '#desktop/contract/study';
import { verdictWords } from './verdict-words.ts';

const right: Feedback = {
  attemptId: '0190a000-0000-7000-8000-000000000001',
  response: { type: 'single', optionId: 'a' },
  scoreMilli: 1000,
  maxMilli: 1000,
  correctOptionIds: ['a'],
  correctText: null,
  rationales: {},
  explanation: '',
  objective: '',
  source: '',
  certainty: null,
  reason: null,
};

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
