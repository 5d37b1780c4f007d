import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createApp } from '#cloud/app';
import { localNotices, type Head } from '#cloud/domain/sync/heads';
import { headRoutes, type HeadsParts } from './heads.ts';

const session = { userId: '0190a0a0-0000-7000-8000-00000000aaaa', sessionId: 's' };
const headAt = (facts: number): Head => ({ epoch: 'e', facts, documents: 0 });
const beatMs = 20_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The parts of a stream at the first fact; some may be given. */
const partsWith = (given: Partial<HeadsParts>): HeadsParts => ({
  notices: localNotices(),
  readHead: () => Promise.resolve(headAt(1)),
  isLive: () => Promise.resolve(true),
  stopping: new AbortController().signal,
  ...given,
});

async function ask(parts: HeadsParts, method = 'GET', requestTimeoutMs = 30_000): Promise<Response> {
  const app = createApp({
    log: pino({ level: 'silent' }),
    settings: { bodyBytesMax: 1, requestTimeoutMs },
    authenticate: () => Promise.resolve({ session, standing: Promise.resolve() }),
    resources: [headRoutes(parts)],
  });
  return app.request('/v1/sync/heads', { method, headers: { authorization: 'Bearer x' } });
}

async function open(parts: HeadsParts): Promise<ReadableStreamDefaultReader<string>> {
  const { body } = await ask(parts);
  if (body === null) throw new Error('there is no stream');
  return body.pipeThrough(new TextDecoderStream()).getReader();
}

async function factsOf(reader: ReadableStreamDefaultReader<string>): Promise<number> {
  const { value = '' } = await reader.read();
  return (JSON.parse(value.slice(value.indexOf('{'))) as Head).facts;
}

test('SY16 a change between reading the head and listening is told', async () => {
  const notices = localNotices();
  const readHead = () => {
    notices.tell(session.userId, headAt(2));
    return Promise.resolve(headAt(1));
  };
  const reader = await open(partsWith({ notices, readHead }));
  expect(await factsOf(reader)).toBe(1);
  expect(await factsOf(reader)).toBe(2);
  await reader.cancel();
});

test('SY16 what was heard before a newer head was read is not told behind it', async () => {
  const notices = localNotices();
  const readHead = () => {
    notices.tell(session.userId, headAt(2));
    return Promise.resolve(headAt(3));
  };
  const reader = await open(partsWith({ notices, readHead }));
  notices.tell(session.userId, headAt(4));
  expect(await factsOf(reader)).toBe(3);
  expect(await factsOf(reader)).toBe(4);
  await reader.cancel();
});

test('SY16 a stream that its reader leaves while the session is looked at ends quietly', async () => {
  const looked = Promise.withResolvers<boolean>();
  const parts = partsWith({ isLive: () => looked.promise });
  const reader = await open(parts);
  await reader.read();
  vi.advanceTimersByTime(beatMs);
  await reader.cancel();
  looked.resolve(false);
  // A throw in the beat would end the process: Vitest counts what nobody catches as a failure.
  await looked.promise;
  expect(vi.getTimerCount()).toBe(0);
});

test('SY16 a stream that ends at the stop while the session is looked at ends once', async () => {
  const looked = Promise.withResolvers<boolean>();
  const stopping = new AbortController();
  const reader = await open(partsWith({ isLive: () => looked.promise, stopping: stopping.signal }));
  await reader.read();
  vi.advanceTimersByTime(beatMs);
  stopping.abort();
  looked.resolve(false);
  expect((await reader.read()).done).toBe(true);
});

test('SY16 a stream that is opened while the server stops tells the head and ends', async () => {
  const reader = await open(partsWith({ stopping: AbortSignal.abort() }));
  expect(await factsOf(reader)).toBe(1);
  expect((await reader.read()).done).toBe(true);
});

test('SY16 where the session cannot be looked at, the stream goes on', async () => {
  const reader = await open(partsWith({ isLive: () => Promise.reject(new Error('the database is away')) }));
  await reader.read();
  vi.advanceTimersByTime(beatMs);
  expect((await reader.read()).value).toBe(': beat\n\n');
  await reader.cancel();
});

test('SY16 who asks for the headers only leaves no stream behind', async () => {
  const answer = await ask(partsWith({}), 'HEAD');
  expect([answer.status, answer.body]).toEqual([200, null]);
  await expect.poll(() => vi.getTimerCount()).toBe(0);
});

test('SY16 a stream that comes when the request was given up is not begun', async () => {
  const read = Promise.withResolvers<Head>();
  let isListening = false;
  const { listen, ...local } = localNotices();
  const notices: HeadsParts['notices'] = {
    ...local,
    listen: (userId, hear) => {
      const silence = listen(userId, hear);
      isListening = true;
      return () => {
        isListening = false;
        silence();
      };
    },
  };
  expect((await ask(partsWith({ notices, readHead: () => read.promise }), 'GET', 1)).status).toBe(503);
  expect(isListening).toBe(true);
  read.resolve(headAt(1));
  await expect.poll(() => isListening).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
