/** Embeddings over the real client: what is sent, what is believed, what is told of the cost. */
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AiStub } from '@answly/tools/ai-stub';
import { startAiStub } from '@answly/tools/ai-stub';
import { createBreakers } from '../breaker.ts';
import type { ModelFailure } from '../model.ts';
import { realTimers } from '#cloud/domain/timers';
import { startRecordingServer } from '#cloud/testing/recording-server';
import { dot } from './cosine.ts';
import type { EmbedUsage } from './embedder.ts';
import { openAiEmbedder } from './openai-embedder.ts';

let stub: AiStub;
beforeEach(async () => {
  stub = await startAiStub();
});
afterEach(() => stub.close());

function embedder(name = 'embed', baseUrl = stub.url) {
  const usages: EmbedUsage[] = [];
  const breakers = createBreakers(realTimers);
  const made = openAiEmbedder(
    { provider: 'compatible', name, access: { baseUrl, apiKey: 'k' } },
    { timers: realTimers, breakers },
  );
  const embed = (texts: string[], timeoutMs: number) =>
    made.embed(texts, { timeoutMs, onUsage: (usage) => usages.push(usage) });
  return { made: { ...made, embed }, usages, breakers };
}

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'well',
    (error: unknown) => (error as ModelFailure).kind,
  );

test('many texts are one call, whose vectors have length 1 and whose cost is told', async () => {
  const { made, usages } = embedder();
  const vectors = await made.embed(['a router forwards packets', 'packets are forwarded', 'cells'], 5_000);
  expect(vectors).toHaveLength(3);
  for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1);
  expect(stub.embeddingCalls).toHaveLength(1);
  expect(made).toMatchObject({ provider: new URL(stub.url).host, model: 'embed' });
  expect(usages).toEqual([{ tokensIn: expect.any(Number) as number, countedBy: 'provider' }]);
});

test('is asked in the one form that every provider documents, without dimensions', async () => {
  const server = await startRecordingServer(() => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data: [{ index: 0, embedding: [3, 4] }], usage: { prompt_tokens: 1 } }),
  }));
  try {
    const { made } = embedder('embed', server.url);
    expect(Array.from((await made.embed(['text'], 5_000))[0] ?? [])).toEqual([
      expect.closeTo(0.6),
      expect.closeTo(0.8),
    ]);
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/embeddings' });
    expect(server.requests[0]?.body).toEqual({ model: 'embed', input: ['text'], encoding_format: 'float' });
  } finally {
    await server.close();
  }
});

test.each([
  ['rate-limited-long', 'rate-limited', 0],
  ['server-error', 'broken', 0],
  // It answered, and will bill for it.
  ['silent-end', 'broken', 1],
  ['hang-before-headers', 'timeout-total', 1],
  ['hang-after-headers', 'timeout-total', 1],
  ['no-usage', 'well', 1],
])('%s is "%s" and told as %i calls to pay', async (fault, kind, paid) => {
  const { made, usages } = embedder(`embed+${fault}`);
  expect(await kindOf(made.embed(['one', 'two'], 300))).toBe(kind);
  expect(usages).toHaveLength(paid);
  expect(usages.every(({ tokensIn }) => tokensIn > 0)).toBe(true);
});

test.each([
  [400, 0],
  [408, 1],
  [502, 1],
  [503, 0],
  [504, 1],
])('status %i is told as %i calls to pay, as that of an answer is', async (status, paid) => {
  const server = await startRecordingServer(() => ({ status, body: '{"error":{"message":"no"}}' }));
  const { made, usages } = embedder('embed', server.url);
  await made.embed(['one'], 5_000).catch(() => undefined);
  await server.close();
  expect(usages).toHaveLength(paid);
});

test('a provider that hangs up may have done the work, and is paid for it by our estimate', async () => {
  const away = createServer((socket) => socket.once('data', () => socket.destroy()));
  await new Promise<void>((resolve) => away.listen(0, '127.0.0.1', resolve));
  const { made, usages } = embedder('embed', `http://127.0.0.1:${(away.address() as AddressInfo).port}/v1`);
  expect(await kindOf(made.embed(['one'], 5_000))).toBe('broken');
  expect(usages).toEqual([{ tokensIn: 1, countedBy: 'estimate' }]);
  await new Promise((resolve) => away.close(resolve));
  expect(await kindOf(made.embed(['one'], 5_000))).toBe('broken');
  expect(usages).toHaveLength(1);
});

test('what a student said is not sent on to where an answer points', async () => {
  const other = await startRecordingServer(() => ({ body: '{}' }));
  const asked = await startRecordingServer(() => ({
    status: 307,
    headers: { location: other.url },
    body: '',
  }));
  try {
    expect(await kindOf(embedder('embed', asked.url).made.embed(['Why?'], 5_000))).toBe('refused');
    expect([asked.requests.length, other.requests.length]).toEqual([1, 0]);
  } finally {
    await Promise.all([asked.close(), other.close()]);
  }
});

test('one that mostly fails is given a rest', async () => {
  const { made, breakers } = embedder('embed+server-error');
  for (let call = 0; call < 20; call += 1) await kindOf(made.embed(['text'], 5_000));
  expect(await kindOf(made.embed(['text'], 5_000))).toBe('breaker-open');
  expect(stub.embeddingCalls).toHaveLength(20);
  expect(breakers.states()).toMatchObject([{ model: 'embed+server-error', state: 'open' }]);
});
