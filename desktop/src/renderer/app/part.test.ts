/** A part that is fetched, from whoever asks for it. */
import { expect, test } from 'vitest';
import { createPart } from './part.ts';

test('a part is asked for once, however often it is wanted, and is there when it has come', async () => {
  let asked = 0;
  const part = createPart(() => {
    asked += 1;
    return Promise.resolve('panel');
  });
  expect(part.got()).toBeUndefined();
  await Promise.all([part.fetch(), part.fetch()]);
  await part.fetch();
  expect(part.got()).toBe('panel');
  expect(asked).toBe(1);
});

test('a part that did not come is asked for again', async () => {
  const answers = [() => Promise.reject(new Error('not there')), () => Promise.resolve('panel')];
  const part = createPart<string>(() => answers.shift()?.() ?? Promise.resolve('too often'));
  await expect(part.fetch()).rejects.toThrow('not there');
  expect(part.got()).toBeUndefined();
  await part.fetch();
  expect(part.got()).toBe('panel');
});
