import { expect, test } from 'vitest';
import { unsavedWords } from './unsaved-words.ts';

type Session = Parameters<typeof unsavedWords>[0];
const section = { title: '', first: 10, count: 5, timeLimitMs: null, passMilli: null, tools: [] };
const session = {
  over: false,
  entries: [],
  exam: { section: 0, sections: [{ ...section, navigation: 'free' }] },
} as unknown as Session;
const at = (...positions: number[]) => positions.map((position) => ({ position }));

test('an answer that is not saved is named by the number of its question in its section', () => {
  expect(unsavedWords(session, at(12))).toEqual({
    said: 'Your answer to question 3 is only on the screen.',
    goOn: 'Go on without it',
  });
});

test('several are named in their order, whatever failed first', () => {
  expect(unsavedWords(session, at(14, 10, 11))).toEqual({
    said: 'Your answers to questions 1, 2, and 5 are only on the screen.',
    goOn: 'Go on without them',
  });
});

test('nothing is said where all is saved', () => {
  expect(unsavedWords(session, [])).toBeNull();
});
