import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { LiveEvent } from './live-answer.ts';
import { fold, newAnswer, wholeSentences } from './live-answer.ts';

const requestId = 'r1';
const aspect = { mode: 'hint', hintLevel: 1, optionId: null, message: null } as const;
const run = (...events: LiveEvent[]) => events.reduce(fold, newAnswer(requestId, aspect));

test('text is put together in the order it comes', () => {
  const answer = run(
    { type: 'meta', requestId, source: 'model' },
    { type: 'delta', requestId, text: 'One ' },
    { type: 'delta', requestId, text: 'level.' },
    { type: 'done', requestId },
  );
  expect(answer).toMatchObject({ source: 'model', text: 'One level.', status: 'done', hintLevel: 1 });
});

test('a second beginning drops what came before it', () => {
  const answer = run(
    { type: 'meta', requestId, source: 'model' },
    { type: 'delta', requestId, text: 'Wrong start' },
    { type: 'meta', requestId, source: 'rationale' },
  );
  expect(answer).toMatchObject({ source: 'rationale', text: '', status: 'waiting' });
});

test('what belongs to another request is not mixed in', () => {
  expect(run({ type: 'delta', requestId: 'other', text: 'x' }).text).toBe('');
});

test('after Stop nothing more is written, and what was read stays', () => {
  const answer = run(
    { type: 'delta', requestId, text: 'One.' },
    { type: 'stop', requestId },
    { type: 'delta', requestId, text: ' Two.' },
    { type: 'failed', requestId, problem: problemOf(new AppError('tutor.cancelled')) },
  );
  expect(answer).toMatchObject({ text: 'One.', status: 'stopped' });
});

test('an answer that failed brings what stands in for it', () => {
  const problem = problemOf(new AppError('network.offline'));
  const failed = run({ type: 'failed', requestId, problem, objective: 'Know it' });
  expect(failed).toMatchObject({
    status: 'failed',
    problem: { code: 'network.offline' },
    objective: 'Know it',
  });
  expect(run({ type: 'failed', requestId, problem }).objective).toBeNull();
});

test('with less motion only whole sentences are shown while it is written', () => {
  expect(wholeSentences('One level says nothing. One says “you')).toBe('One level says nothing.');
  expect(wholeSentences('Version 2.5 is')).toBe('');
  expect(wholeSentences('Done.')).toBe('Done.');
});
