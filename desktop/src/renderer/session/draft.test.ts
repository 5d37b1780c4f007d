import { describe, expect, test } from 'vitest';
import { choose, draftOf, emptyDraft, responseOf, unchoose } from './draft.ts';

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

test('a response that was given is shown as it was given', () => {
  expect(draftOf({ type: 'multiple', optionIds: ['b', 'c'] }, 'sure')).toEqual({
    optionIds: ['b', 'c'],
    text: '',
    certainty: 'sure',
  });
  expect(draftOf({ type: 'numeric', text: '4' }, null).text).toBe('4');
  expect(draftOf(null, null)).toEqual(emptyDraft);
});
