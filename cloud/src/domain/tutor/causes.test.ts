import { expect, test } from 'vitest';
import { causesOf } from './causes.ts';
import { failureOf } from './openai-client.ts';

test('the causes of an error come after it, as far as they are errors', () => {
  const socket = new Error('socket', { cause: 'no error' });
  const call = new Error('call', { cause: socket });
  expect(causesOf(call)).toEqual([call, socket]);
  expect(causesOf(undefined)).toEqual([]);
});

test('an error that is its own cause has an end', () => {
  const own = new Error('own');
  own.cause = own;
  expect(failureOf(own)).toMatchObject({ kind: 'broken', turnedAway: false });
});
