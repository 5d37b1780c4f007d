import { expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem';
import type { ExplanationEvent } from './explanation.ts';
import { fold, newExplanation, wholeSentences } from './explanation.ts';

const requestId = 'r1';
const run = (...events: ExplanationEvent[]) => events.reduce(fold, newExplanation(requestId, 'b'));

test('text is put together in the order it comes', () => {
  const explanation = run(
    { type: 'meta', requestId, source: 'model' },
    { type: 'delta', requestId, text: 'One ' },
    { type: 'delta', requestId, text: 'level.' },
    { type: 'done', requestId },
  );
  expect(explanation).toMatchObject({ source: 'model', text: 'One level.', status: 'done' });
});

test('what belongs to another request is not mixed in', () => {
  expect(run({ type: 'delta', requestId: 'other', text: 'x' }).text).toBe('');
});

test('after Stop nothing more is written, and what was read stays', () => {
  const explanation = run(
    { type: 'delta', requestId, text: 'One.' },
    { type: 'stop', requestId },
    { type: 'delta', requestId, text: ' Two.' },
    { type: 'failed', requestId, problem: problemOf(new AppError('tutor.cancelled')) },
  );
  expect(explanation).toMatchObject({ text: 'One.', status: 'stopped' });
});

test('with less motion only whole sentences are shown while it is written', () => {
  expect(wholeSentences('One level says nothing. One says “you')).toBe('One level says nothing.');
  expect(wholeSentences('Version 2.5 is')).toBe('');
  expect(wholeSentences('Done.')).toBe('Done.');
});
