import { expect, test } from 'vitest';
import type { ExamView } from '#desktop/contract/exam';
import { endedByTime } from './use-time-up.ts';

const exam = (part: Partial<ExamView>) => ({
  exam: { phase: 'section', leftMs: 10_000, spentMs: 0, ...part } as ExamView,
});

test('a stage that ended when its time had gone was ended by it', () => {
  expect(endedByTime(exam({}), 9_900)).toBe('section');
  expect(endedByTime(exam({ phase: 'break' }), 12_000)).toBe('break');
});

test('a stage that ended with time left, or without a limit, was ended by the student', () => {
  expect(endedByTime(exam({}), 3_000)).toBeNull();
  expect(endedByTime(exam({ leftMs: null }), 99_000)).toBeNull();
  expect(endedByTime(exam({ phase: 'paused', leftMs: 100 }), 99_000)).toBeNull();
});
