import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemOf } from '@answly/shared/errors/problem-of';
import { similarTrouble, sourceWords, tutorTrouble, type TroubleContext } from './tutor-words.ts';

const noon = new Date(2026, 2, 2, 12).getTime();
const problem = (code: ProblemCode, retryAfterSeconds?: number) =>
  problemOf(new AppError(code, retryAfterSeconds === undefined ? {} : { data: { retryAfterSeconds } }));
const trouble = (code: ProblemCode, context: Partial<TroubleContext> & { wait?: number } = {}) =>
  tutorTrouble(problem(code, context.wait), {
    mode: 'explain',
    standsIn: true,
    now: noon,
    resetsAt: null,
    ...context,
  });

test('a limit says when to try again', () => {
  expect(trouble('rate.limited', { wait: 40 })).toBe(
    'The tutor is busy. Its notes are below; try again in 40 seconds.',
  );
  expect(trouble('rate.limited', { wait: 150 })).toContain('in 3 minutes');
});

test('answers that are under way are waited for, not a clock', () => {
  expect(trouble('tutor.answers-under-way', { wait: 2 })).toBe(
    'Your other answers are still under way. Its notes are below; ask again when one of them has ended.',
  );
});

test('a day that is used up says when there is more, if anybody knows', () => {
  expect(trouble('budget.exhausted')).toBe(
    'The tutor has used its allowance for today. Its notes are below.',
  );
  expect(trouble('budget.exhausted', { wait: 3600 })).toContain('; there is more at 13:00. ');
  expect(trouble('budget.exhausted', { resetsAt: noon + 13 * 3_600_000 })).toContain('tomorrow at 01:00');
});

test('no network is no fault, and nothing is lost', () => {
  expect(trouble('network.offline')).toBe(
    'The server does not answer. Nothing is lost. Its notes are below; answers already read still open.',
  );
});

const refusals = [
  'internal.error',
  'rate.limited',
  'budget.exhausted',
  'tutor.answers-under-way',
  'attempt.required',
  'item.unknown',
  'request.too-large',
  'request.repeated',
  'tutor.unavailable',
  'service.unavailable',
  'network.offline',
  'network.timeout',
  'session.required',
  'session.expired',
  'session.reused',
  'device.revoked',
] as const;

test('whatever goes wrong with an explanation, the notes are offered', () => {
  for (const code of refusals) expect(trouble(code), code).toContain('notes are below');
});

test('a hint offers the objective, and nothing where that would give the answer away', () => {
  for (const code of refusals) {
    expect(trouble(code, { mode: 'hint' }), code).toContain('objective is below');
    expect(trouble(code, { mode: 'hint', standsIn: false }), code).not.toContain('below');
  }
});

test('a question in a chat is never lost', () => {
  for (const code of refusals)
    expect(trouble(code, { mode: 'chat' }), code).toContain('our question is still in the field');
});

test('every refusal that the tutor can give has words of its own', () => {
  const said = refusals.filter((code) => code !== 'internal.error').map((code) => trouble(code));
  expect(said.filter((words) => words.includes('could not answer'))).toEqual([]);
});

test('in an exam it says why there are no hints', () => {
  expect(trouble('tutor.closed', { mode: 'hint' })).toMatch(/^No hints in an exam/u);
});

test('what a running exam asks is not explained, and it says why', () => {
  expect(trouble('tutor.closed')).toMatch(/^An exam that you have begun asks this question/u);
  expect(trouble('tutor.closed', { mode: 'chat' })).toContain('our question is still in the field');
});

test('the key is spoken of only once it is marked', () => {
  expect(sourceWords('model', true)).toContain('key is marked above');
  expect(sourceWords('model', false)).not.toContain('key');
  expect(sourceWords('rationale', true)).toContain('No machine');
  expect(sourceWords('notes', true)).toBe('From the question’s own notes.');
});

test('where no questions are alike, or nobody can say, it is said plainly', () => {
  expect(similarTrouble(null)).toContain('in your library');
  for (const code of refusals) expect(similarTrouble(problem(code)), code).not.toBe(similarTrouble(null));
  expect(similarTrouble(problem('exam.asks-all'))).toContain('closed until it is handed in');
  expect(similarTrouble(problem('rate.limited', 20))).toContain('in 20 seconds');
});
