import { expect, test } from 'vitest';
import type { ExamView } from '#desktop/contract/exam';
import { allows, nextOpen, placeNumber, progressOf, spanWords } from './sitting.ts';

const section = (first: number, tools: ExamView['sections'][number]['tools']) =>
  ({ title: '', first, count: 2, timeLimitMs: null, passMilli: null, navigation: 'free', tools }) as const;
const exam: ExamView = {
  sections: [section(0, ['flag']), section(2, ['calculator'])],
  section: 1,
  stage: 1,
  phase: 'section',
  spentMs: 0,
  leftMs: null,
  open: [2, 3],
  canPause: true,
  blueprintId: null,
  passMilli: null,
  timeFactor: 1,
  certaintyMarking: false,
  wrongCosts: false,
  heldBy: null,
};
const entries = [
  { state: 'answered', flagged: true },
  { state: 'todo', flagged: false },
  { state: 'answered', flagged: false },
  { state: 'todo', flagged: true },
] as const;
const session = { exam, over: false, entries: [...entries] };

test('the tools are those of the open section; practice has all, and what is over is only read', () => {
  expect(allows(session, 'calculator')).toBe(true);
  expect(allows(session, 'flag')).toBe(false);
  expect(allows({ exam: null, over: false }, 'flag')).toBe(true);
  expect(allows({ exam: null, over: true }, 'flag')).toBe(false);
});

test('questions are numbered within their section while it is sat', () => {
  expect(placeNumber(session, 3)).toEqual({ number: 2, of: 2 });
  expect(placeNumber({ ...session, over: true }, 3)).toEqual({ number: 4, of: 4 });
});

test('going on passes over what is closed', () => {
  expect(nextOpen([2, 5, 7], 2, 1)).toBe(5);
  expect(nextOpen([2, 5, 7], 5, -1)).toBe(2);
  expect(nextOpen([2, 5, 7], 7, 1)).toBeNull();
});

test('what is left is counted of the open section alone', () => {
  expect(progressOf(session, section(2, []))).toEqual({ answered: [2], blank: [3], flagged: [3] });
});

test('a passage names its questions as they are counted in the section', () => {
  expect(spanWords(session, { first: 2, last: 3 })).toBe('for questions 1 to 2');
  expect(spanWords(session, { first: 2, last: 2 })).toBe('');
});
