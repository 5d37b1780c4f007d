import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { problemKinds } from '@answly/shared/errors/codes';
import { errorOfProblem, problemOf } from '@answly/shared/errors/problem-of';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemWords, waitText } from './problem-words.ts';

test('every refusal has a heading without a full stop, says what to do or what is so, and keeps its code', () => {
  for (const code of Object.keys(problemKinds) as ProblemCode[]) {
    const words = problemWords(new AppError(code));
    expect(words.code).toBe(code);
    expect(words.title, code).toMatch(/\S[^.]$/u);
    expect(words.advice, code).toMatch(/^[A-Z].*\.$/u);
    expect(`${words.title} ${words.advice}`, code).not.toContain('!');
  }
});

test('a choice that no question fits says which, in the words of the core, and is no fault', () => {
  const detail = 'No question here is flagged.';
  expect(problemWords(new AppError('study.nothing-to-study', { detail }))).toMatchObject({
    title: 'No question fits this choice',
    advice: detail,
    isFault: false,
  });
  expect(problemWords(new AppError('exam.asks-all')).isFault).toBe(false);
  expect(problemWords(new AppError('disk.full')).isFault).toBe(true);
});

test('a pack that is not here is no fault to look up, and what the student can do is said without a code', () => {
  const detail = 'The pack of item 0190 is not installed.';
  expect(problemWords(new AppError('item.unknown', { detail }))).toMatchObject({
    title: 'Its pack is not on this computer, or in another version',
    advice: 'Get or update the pack, or import the file it came from.',
    isFault: false,
  });
});

test('who refuses a file knows best what is wrong with it', () => {
  const detail = 'The file is empty. Choose the file that holds the questions.';
  expect(problemWords(new AppError('import.unreadable', { detail })).advice).toBe(detail);
  expect(problemWords(new AppError('import.unreadable')).advice).toMatch(/spreadsheet saved as CSV/u);
});

test('a full disk says what to do', () => {
  expect(problemWords(new AppError('disk.full'))).toMatchObject({
    title: 'Not saved: the disk is full',
    advice: 'Free some space, then try again.',
  });
});

test('a server that cannot be reached is not called a missing network, and nothing is lost', () => {
  expect(problemWords(new AppError('network.offline'))).toMatchObject({
    title: 'The server does not answer. Nothing is lost',
    advice: 'There is no network, or the server is down; try again when both are back.',
  });
});

test('a study engine that keeps stopping is no fault of the student, and comes back', () => {
  expect(problemWords(new AppError('core.keeps-stopping'))).toMatchObject({
    title: 'The study engine stopped several times',
    advice: 'It is starting again by itself. Every saved answer is safe.',
  });
});

test('what a server refuses is said once', () => {
  const received = problemOf(new AppError('account.credentials-wrong'));
  expect(problemWords(errorOfProblem(received))).toMatchObject({
    title: 'The address or the password is not right',
    advice: 'Check both, then try again.',
  });
});

test('a refusal keeps the session that has to end first', () => {
  const sessionId = '0190b0b0-0000-7000-8000-000000000001';
  const received = problemOf(new AppError('exam.asks-all', { data: { sessionId } }));
  expect(errorOfProblem(received).data).toEqual({ sessionId });
});

test('a fault of the server is reported by the end of its request’s id, a refusal by its code', () => {
  const received = (code: ProblemCode) =>
    errorOfProblem(problemOf(new AppError(code), '6c1d5c1e-2b77-4f0a-9d55-0d6b6f3f1c11'));
  expect(problemWords(received('internal.error')).code).toBe('internal.error 6f3f1c11');
  expect(problemWords(received('account.credentials-wrong')).code).toBe('account.credentials-wrong');
});

test('a limit says how long to wait', () => {
  expect(problemWords(new AppError('rate.limited', { data: { retryAfterSeconds: 39.2 } })).advice).toBe(
    'Try again in 40 seconds.',
  );
  expect(waitText(200)).toBe('4 minutes');
});

test('what is safe stands apart from the advice, so that a screen that knows better says it once', () => {
  expect(problemWords(new TypeError())).toMatchObject({
    safe: 'What you saved is safe.',
    advice: 'Try again; if it stays, restart Answly.',
  });
  expect(problemWords(new AppError('disk.full')).safe).toBe('');
});

test('an error that is no refusal shows nothing of its inside', () => {
  const words = problemWords(new TypeError('x is undefined'));
  expect(words.code).toBe('internal.error');
  expect(JSON.stringify(words)).not.toContain('undefined');
});
