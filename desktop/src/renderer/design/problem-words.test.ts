import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { problemKinds } from '@answly/shared/errors/codes';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemWords, waitText } from './problem-words.ts';

test('every refusal has a heading without a full stop, and keeps its code', () => {
  for (const code of Object.keys(problemKinds) as ProblemCode[]) {
    const words = problemWords(new AppError(code));
    expect(words.code).toBe(code);
    expect(words.title, code).toMatch(/\S[^.]$/u);
    expect(`${words.title} ${words.advice}`, code).not.toContain('!');
  }
});

test('a full disk says what to do', () => {
  expect(problemWords(new AppError('disk.full'))).toMatchObject({
    title: 'Not saved: the disk is full',
    advice: 'Free some space, then try again.',
  });
});

test('a limit says how long to wait', () => {
  expect(problemWords(new AppError('rate.limited', { data: { retryAfterSeconds: 39.2 } })).advice).toBe(
    'Try again in 40 seconds.',
  );
  expect(waitText(200)).toBe('4 minutes');
});

test('an error that is no refusal shows nothing of its inside', () => {
  const words = problemWords(new TypeError('x is undefined'));
  expect(words.code).toBe('internal.error');
  expect(JSON.stringify(words)).not.toContain('undefined');
});
