/** What a window takes for a message of its core or a greeting of its host. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import { describe, expect, it } from 'vitest';
import { readCoreMessage, readGreeting } from './read-message.ts';

const problem = problemOf(new AppError('disk.full'));

describe('core message', () => {
  it.each([
    { id: 1, ok: true, value: null },
    { id: 2, ok: false, problem },
    { event: 'data.changed', data: { what: 'packs' } },
  ])('is told apart: %j', (message) => {
    expect(readCoreMessage(structuredClone(message))).toEqual(message);
  });

  it.each([
    'text',
    null,
    {},
    { ok: true, value: 1 },
    { id: 'one', ok: true },
    { id: 1, value: 1 },
    { id: 1, ok: false },
    { id: 1, ok: false, problem: { code: 7, title: 'x' } },
    { event: 7 },
  ])('is not %j', (raw) => {
    expect(readCoreMessage(raw)).toBeUndefined();
  });
});

describe('greeting', () => {
  it.each([{ host: 'open' }, { host: 'failed', problem }])('is told apart: %j', (greeting) => {
    expect(readGreeting(structuredClone(greeting))).toEqual(greeting);
  });

  it.each([undefined, 'open', { host: 'stranger' }, { host: 'failed' }, { host: 'failed', problem: {} }])(
    'is not %j',
    (raw) => {
      expect(readGreeting(raw)).toBeUndefined();
    },
  );
});
