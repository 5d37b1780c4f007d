import { expect, test } from 'vitest';
import type { ExamView } from '#desktop/contract/exam';
import { restOfTyping } from './rest-of-typing.ts';

const exam = (leftMs: number | null) => ({ leftMs, spentMs: 0 }) as ExamView;

test('what is typed rests until the end is near, by what the window has counted since the core spoke', () => {
  expect(restOfTyping({ type: 'numeric', exam: exam(15_000), sinceMs: 4_000 })).toBe(600);
  expect(restOfTyping({ type: 'numeric', exam: exam(15_000), sinceMs: 14_900 })).toBe(0);
  expect(restOfTyping({ type: 'cloze', exam: exam(9_000), sinceMs: 0 })).toBe(0);
  expect(restOfTyping({ type: 'short-text', exam: exam(null), sinceMs: 99_000 })).toBe(600);
});

test('what is chosen does not rest', () => {
  expect(restOfTyping({ type: 'single', exam: exam(null), sinceMs: 0 })).toBe(0);
});
