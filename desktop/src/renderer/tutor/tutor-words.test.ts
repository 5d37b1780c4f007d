import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemOf } from '@answly/shared/errors/problem-of';
import { reasonsOf, similarTrouble, sourceWords, tutorTrouble, type TroubleContext } from './tutor-words.ts';

const noon = new Date(2026, 2, 2, 12).getTime();
const problem = (code: ProblemCode, retryAfterSeconds?: number) =>
  problemOf(new AppError(code, retryAfterSeconds === undefined ? {} : { data: { retryAfterSeconds } }));
const trouble = (code: ProblemCode, context: Partial<TroubleContext> & { wait?: number } = {}) =>
  tutorTrouble(problem(code, context.wait), {
    mode: 'explain',
    standsIn: true,
    begun: false,
    now: noon,
    resetsAt: null,
    ...context,
  });

test('what is busy is the provider, and it says when to try again', () => {
  expect(trouble('tutor.busy', { wait: 30 })).toBe(
    'The tutor is busy. The question’s own notes are below; try again in 30 seconds.',
  );
  expect(trouble('tutor.busy', { wait: 150 })).toContain('in 3 minutes');
  expect(trouble('tutor.busy', { wait: 7200 })).toContain('in 2 hours');
  expect(trouble('tutor.busy')).toContain('try again in a moment');
});

test('only a busy tutor is called busy, and each trouble has words of its own', () => {
  const said = refusals.map((code) => trouble(code));
  expect(said.filter((words) => words.includes('busy'))).toEqual([trouble('tutor.busy')]);
  expect(new Set(said).size).toBe(refusals.length);
});

test('who has asked too often is told how often, where the server says it', () => {
  const data = { retryAfterSeconds: 41, limit: { max: 6, windowSeconds: 60 } };
  const limited = problemOf(new AppError('rate.limited', { data }));
  const context = { mode: 'explain', standsIn: true, begun: false, now: noon, resetsAt: null } as const;
  expect(tutorTrouble(limited, context)).toBe(
    'You have asked the tutor 6 times in 1 minute. The question’s own notes are below; try again in 41 seconds.',
  );
  expect(trouble('rate.limited', { wait: 41 })).toMatch(/^You have asked the tutor often in a short time\./u);
  expect(similarTrouble(limited)).toContain('6 times in 1 minute. Try again in 41 seconds.');
});

test('an answer that broke off is not said to have been refused', () => {
  const broken = [
    'tutor.unavailable',
    'service.unavailable',
    'network.offline',
    'network.timeout',
    'network.garbled',
  ] as const;
  for (const code of broken)
    expect(trouble(code, { begun: true }), code).toBe(
      'The answer broke off in the middle. The question’s own notes are below; try again in a moment.',
    );
});

test('a hint that was held back can be asked for anew', () => {
  expect(trouble('tutor.withheld', { mode: 'hint' })).toBe(
    'The tutor’s hint told too much and was held back. The question’s objective is below; ask for another.',
  );
});

test('answers that are under way are waited for, not a clock', () => {
  expect(trouble('tutor.answers-under-way', { wait: 2 })).toBe(
    'Your other answers are still under way. The question’s own notes are below; ask again when one of them has ended.',
  );
});

test('a day that is used up says when there is more, if anybody knows', () => {
  expect(trouble('budget.exhausted')).toBe('Today’s tutor is used up. The question’s own notes are below.');
  expect(trouble('budget.exhausted', { wait: 3600 })).toContain('; there is more at 13:00. ');
  expect(trouble('budget.exhausted', { resetsAt: noon + 13 * 3_600_000 })).toContain('tomorrow at 01:00');
});

test('no network is no fault, and nothing is lost', () => {
  expect(trouble('network.offline')).toBe(
    'The server does not answer. Nothing is lost. The question’s own notes are below; answers already read still open.',
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
  'tutor.busy',
  'tutor.withheld',
  'tutor.not-set-up',
  'tutor.unavailable',
  'service.unavailable',
  'network.offline',
  'network.timeout',
  'network.garbled',
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
  for (const source of ['rationale', 'notes'] as const)
    expect(sourceWords(source, true)).toBe('From the question’s own notes.');
});

test('where no questions are alike, or nobody can say, it is said plainly', () => {
  expect(similarTrouble(null)).toContain('in your library');
  for (const code of refusals) expect(similarTrouble(problem(code)), code).not.toBe(similarTrouble(null));
  expect(similarTrouble(problem('exam.asks-all'))).toContain('closed until it is handed in');
  expect(similarTrouble(problem('rate.limited', 20))).toContain('in 20 seconds');
});

test('only a hint can give the answer away', () => {
  expect(reasonsOf('hint')).toContain('gives-it-away');
  for (const mode of ['explain', 'chat'] as const)
    expect(reasonsOf(mode)).toEqual(['wrong', 'unclear', 'too-long', 'off-topic']);
});
