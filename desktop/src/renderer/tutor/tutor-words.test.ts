import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemOf } from '@answly/shared/errors/problem';
import { tutorTrouble } from './tutor-words.ts';

const trouble = (code: ProblemCode, retryAfterSeconds?: number) =>
  tutorTrouble(
    problemOf(new AppError(code, retryAfterSeconds === undefined ? {} : { data: { retryAfterSeconds } })),
  );

test('a limit says when to try again', () => {
  expect(trouble('rate.limited', 40)).toBe(
    'The tutor is busy. Its notes are below; try again in 40 seconds.',
  );
  expect(trouble('rate.limited', 150)).toContain('in 3 minutes');
});

test('no network is no fault, and nothing is lost', () => {
  expect(trouble('network.offline')).toContain('Nothing is lost');
});

test('whatever goes wrong, the notes are offered', () => {
  for (const code of [
    'internal.error',
    'budget.exhausted',
    'session.required',
    'tutor.unavailable',
  ] as const) {
    expect(trouble(code), code).toContain('notes are below');
  }
});
