/** Streams of events: one that breaks, and how long one takes. */
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { TutorEvent } from '@answly/shared/http/tutor';
import { manualTimers } from '#cloud/testing/manual-timers';
import type { AppEnv } from './context.ts';
import { observe, type Observation } from './observe.ts';
import { streamResponse } from './tutor-stream.ts';

const said: TutorEvent = { event: 'delta', data: { text: 'Almost' } };

function streamed(events: () => AsyncGenerator<TutorEvent>) {
  const { timers, waiting } = manualTimers();
  const observed: Observation[] = [];
  const app = new Hono<AppEnv>();
  app.use(
    observe(
      () => 'address',
      (observation) => observed.push(observation),
    ),
  );
  app.get('/', (context) => streamResponse(events, { timers, context }));
  return { waiting, observed, answered: app.request('/') };
}

test('events that throw break the stream off, and leave no heartbeat behind', async () => {
  const { waiting, answered } = streamed(async function* () {
    yield await Promise.resolve(said);
    throw new Error('lost');
  });
  await expect((await answered).text()).rejects.toThrow('lost');
  expect(waiting()).toBe(0);
});

test('a stream is observed when it is over: how long its headers took, and how long all of it', async () => {
  const last = Promise.withResolvers<TutorEvent>();
  const { observed, answered } = streamed(async function* () {
    yield await last.promise;
  });
  const response = await answered;
  const headersAtMs = performance.now();
  expect(observed).toEqual([]);
  while (performance.now() - headersAtMs < 5) await Promise.resolve();
  last.resolve(said);
  await response.text();
  await expect.poll(() => observed).toHaveLength(1);
  const [{ headersMs, durationMs } = { headersMs: 0, durationMs: 0 }] = observed;
  expect(durationMs - headersMs).toBeGreaterThanOrEqual(5);
});

test('a stream whose reader leaves is over', async () => {
  const { observed, answered } = streamed(async function* () {
    yield await new Promise<TutorEvent>(() => undefined);
  });
  await (await answered).body?.cancel();
  await expect.poll(() => observed).toHaveLength(1);
});
