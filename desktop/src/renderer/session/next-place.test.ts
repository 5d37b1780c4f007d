import { expect, test } from 'vitest';
import type { SessionView } from '#desktop/contract/study';
import { missedPlaces, nextToAnswer, nextToRead } from './next-place.ts';

const session = (...states: SessionView['entries'][number]['state'][]) => ({
  entries: states.map((state) => ({ state, flagged: false })),
});

test('the next question to answer comes after this one, then from the start', () => {
  expect(nextToAnswer(session('right', 'wrong', 'todo', 'unseen'), 1)).toBe(2);
  expect(nextToAnswer(session('todo', 'wrong', 'right'), 2)).toBe(0);
});

test('when all are answered there is no next', () => {
  expect(nextToAnswer(session('right', 'partial', 'wrong'), 0)).toBeNull();
  expect(nextToAnswer(session('todo'), 0)).toBeNull();
});

test('a review of what was missed passes over what was right and what was never marked, not over a blank', () => {
  const over = session('wrong', 'right', 'todo', 'answered', 'partial', 'blank');
  expect(missedPlaces(over)).toEqual([0, 4, 5]);
  expect(nextToRead(over, 0, { step: 1, only: 'missed' })).toBe(4);
  expect(nextToRead(over, 4, { step: 1, only: 'missed' })).toBe(5);
  expect(nextToRead(over, 5, { step: 1, only: 'missed' })).toBeNull();
  expect(nextToRead(over, 4, { step: -1, only: undefined })).toBe(3);
});
