import { describe, expect, test } from 'vitest';
import type { Response } from '@answly/shared/model/response';
import { response as responseModel } from '@answly/shared/model/response';
import { choose, draftOf, emptyDraft, fillPart, responseOf, turnOver, unchoose } from './draft.ts';

describe('choosing', () => {
  test('in a single choice the second replaces the first', () => {
    const draft = choose(choose(emptyDraft, 'single', 'a'), 'single', 'b');
    expect(responseOf(draft, 'single')).toEqual({ type: 'single', optionId: 'b' });
  });

  test('in a multiple choice a second press takes it back', () => {
    const both = choose(choose(emptyDraft, 'multiple', 'a'), 'multiple', 'b');
    expect(responseOf(both, 'multiple')).toEqual({ type: 'multiple', optionIds: ['a', 'b'] });
    expect(responseOf(choose(both, 'multiple', 'a'), 'multiple')).toEqual({
      type: 'multiple',
      optionIds: ['b'],
    });
  });

  test('an option that is struck out is no longer chosen', () => {
    expect(responseOf(unchoose(choose(emptyDraft, 'single', 'a'), 'a'), 'single')).toBeNull();
  });
});

test('a number is sent as typed, without the blanks around it', () => {
  expect(responseOf({ ...emptyDraft, text: ' 95,8 ' }, 'numeric')).toEqual({ type: 'numeric', text: '95,8' });
  expect(responseOf({ ...emptyDraft, text: '  ' }, 'numeric')).toBeNull();
});

test('true/false answers only with its own two options', () => {
  expect(responseOf(choose(emptyDraft, 'true-false', 'true'), 'true-false')).toEqual({
    type: 'true-false',
    optionId: 'true',
  });
  expect(responseOf(choose(emptyDraft, 'true-false', 'x'), 'true-false')).toBeNull();
});

test('prompts and gaps answer as soon as one is filled, and only with what is filled', () => {
  const draft = fillPart(fillPart(emptyDraft, 'p1', 'b'), 'p2', ' ');
  expect(responseOf(draft, 'matching')).toEqual({ type: 'matching', pairs: { p1: 'b' } });
  expect(responseOf(draft, 'cloze')).toEqual({ type: 'cloze', gaps: { p1: 'b' } });
  expect(responseOf(fillPart(draft, 'p1', ''), 'cloze')).toBeNull();
});

test('an ordering is no answer as it was shown, only once the student has put it so', () => {
  expect(responseOf(emptyDraft, 'ordering')).toBeNull();
  const draft = { ...emptyDraft, optionIds: ['c', 'a', 'b'] };
  expect(responseOf(draft, 'ordering')).toEqual({ type: 'ordering', optionIds: ['c', 'a', 'b'] });
});

test('a flashcard is answered by its grade, not by being turned over', () => {
  expect(responseOf(turnOver(emptyDraft), 'flashcard')).toBeNull();
  const graded = { ...turnOver(emptyDraft), grade: 2 };
  expect(responseOf(graded, 'flashcard')).toEqual({ type: 'flashcard', grade: 2 });
});

const given: Response[] = [
  { type: 'single', optionId: 'a' },
  { type: 'multiple', optionIds: ['b', 'c'] },
  { type: 'true-false', optionId: 'true' },
  { type: 'numeric', text: '4' },
  { type: 'short-text', text: 'mutex' },
  { type: 'ordering', optionIds: ['c', 'a'] },
  { type: 'matching', pairs: { p1: 'a' } },
  { type: 'cloze', gaps: { g1: 'two words', g2: 'a' } },
  { type: 'flashcard', grade: 4 },
];

test.each(given)(
  'a $type response that was given is shown, and would be given again, as it was',
  (response) => {
    const draft = draftOf(response, 'sure');
    expect(draft.certainty).toBe('sure');
    expect(responseModel.parse(responseOf(draft, response.type))).toEqual(response);
  },
);

test('without a response nothing is chosen, and a graded flashcard shows both sides', () => {
  expect(draftOf(null, null)).toEqual(emptyDraft);
  expect(draftOf({ type: 'flashcard', grade: 3 }, null).turned).toBe(true);
});
