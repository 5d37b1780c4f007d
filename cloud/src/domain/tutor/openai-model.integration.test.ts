/** What each provider is sent, as a server sees it, and what is made of its answers. */
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import type { RecordedAnswer, RecordingServer } from '#cloud/testing/recording-server';
import { startRecordingServer } from '#cloud/testing/recording-server';
import type { ModelFailure, ModelPart } from './model.ts';
import { setUpModels } from './model-setup.ts';
import { openAiModel } from './openai-model.ts';
import type { ProviderName } from './providers.ts';

const servers: RecordingServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serverOf(answer: RecordedAnswer): Promise<RecordingServer> {
  const started = await startRecordingServer(() => answer);
  servers.push(started);
  return started;
}

function events(...bodies: object[]): RecordedAnswer {
  const body = [...bodies.map((each) => JSON.stringify(each)), '[DONE]'].map((each) => `data: ${each}\n\n`);
  return { headers: { 'content-type': 'text/event-stream' }, body: body.join('') };
}

const chunk = (delta: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const call = { system: 'Teach.', user: 'Why?', tokensMax: 350 };

async function ask(provider: ProviderName, answer: RecordedAnswer): Promise<[RecordingServer, ModelPart[]]> {
  const asked = await serverOf(answer);
  const access = { apiKey: `key of ${provider}`, baseUrl: `${asked.url}/v1` };
  const model = openAiModel({ provider, name: 'the-model', access });
  const parts: ModelPart[] = [];
  for await (const part of await model.open(call, new AbortController().signal)) parts.push(part);
  return [asked, parts];
}

const messages = [
  { role: 'system', content: 'Teach.' },
  { role: 'user', content: 'Why?' },
];
const counted = { stream_options: { include_usage: true } };

test.each<[ProviderName, object]>([
  ['openai', { max_completion_tokens: 350, ...counted }],
  ['anthropic', { max_tokens: 350, ...counted }],
  ['cohere', { max_tokens: 350 }],
  ['compatible', { max_tokens: 350, ...counted }],
])('%s is sent the fields it documents, and its own key', async (provider, own) => {
  const [{ requests }] = await ask(provider, events(chunk({ content: 'So.' }), chunk({}, 'stop')));
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ method: 'POST', path: '/v1/chat/completions' });
  expect(requests[0]?.headers.authorization).toBe(`Bearer key of ${provider}`);
  expect(requests[0]?.body).toEqual({ model: 'the-model', messages, stream: true, ...own });
});

test('words, the reason of the end and the count are heard, and what else is sent is passed over', async () => {
  const usage = {
    prompt_tokens: 9,
    completion_tokens: 2,
    prompt_tokens_details: { cached_tokens: 4 },
  };
  const [, parts] = await ask(
    'openai',
    events(
      chunk({ role: 'assistant', content: '' }),
      chunk({ reasoning_content: 'Hm.' }),
      chunk({ content: 'So.' }),
      chunk({}, 'stop'),
      { choices: [], usage },
    ),
  );
  expect(parts).toEqual([
    { kind: 'text', text: 'So.' },
    { kind: 'finish', reason: 'stop' },
    { kind: 'usage', usage: { tokensIn: 9, tokensOut: 2, tokensCached: 4 } },
  ]);
});

test.each([
  ['that is empty', {}],
  ['in words', { prompt_tokens: '9', completion_tokens: '2' }],
  ['below zero', { prompt_tokens: -1, completion_tokens: 2 }],
])('a count %s is no count', async (_what, usage) => {
  const [, parts] = await ask(
    'compatible',
    events(chunk({ content: 'So.' }, 'stop'), { choices: [], usage }),
  );
  expect(parts.map(({ kind }) => kind)).toEqual(['text', 'finish']);
});

test('more cached tokens than there were at all are not believed', async () => {
  const usage = { prompt_tokens: 9, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 90 } };
  const [, parts] = await ask('compatible', events({ choices: [], usage }));
  expect(parts).toEqual([{ kind: 'usage', usage: { tokensIn: 9, tokensOut: 2, tokensCached: 9 } }]);
});

test.each([
  [400, 'refused', true],
  [401, 'refused', true],
  [404, 'refused', true],
  [408, 'broken', false],
  [429, 'rate-limited', true],
  [500, 'broken', true],
  [502, 'broken', false],
  [503, 'broken', true],
  [504, 'broken', false],
  [529, 'broken', true],
])('status %i is "%s", which costs nothing: %s; it is asked once', async (status, kind, turnedAway) => {
  const asked = await serverOf({
    status,
    headers: { 'retry-after': '2' },
    body: '{"error":{"message":"no"}}',
  });
  const model = openAiModel({ provider: 'openai', name: 'm', access: { apiKey: 'k', baseUrl: asked.url } });
  const failure = await model.open(call, new AbortController().signal).catch((error: unknown) => error);
  expect(failure).toMatchObject({ kind, turnedAway });
  expect((failure as ModelFailure).retryAfterMs).toBe(status === 429 ? 2_000 : undefined);
  expect(asked.requests).toHaveLength(1);
});

test('a provider that is not there has taken nothing, one that hangs up perhaps has', async () => {
  const away = createServer((socket) => socket.once('data', () => socket.destroy()));
  await new Promise<void>((resolve) => away.listen(0, '127.0.0.1', resolve));
  const { port } = away.address() as AddressInfo;
  const access = { apiKey: 'k', baseUrl: `http://127.0.0.1:${port}/v1` };
  const model = openAiModel({ provider: 'openai', name: 'm', access });
  const failed = () => model.open(call, new AbortController().signal);
  await expect(failed()).rejects.toMatchObject({ kind: 'broken', turnedAway: false });
  await new Promise((resolve) => away.close(resolve));
  await expect(failed()).rejects.toMatchObject({ kind: 'broken', turnedAway: true });
});

test('addresses of the operator are used for each provider, and OpenAI’s key goes nowhere else', async () => {
  const answer = events(chunk({ content: 'So.' }, 'stop'));
  const [main, other] = [await serverOf(answer), await serverOf(answer)];
  const { models } = setUpModels({
    apiKey: 'main key',
    baseUrl: main.url,
    anthropic: { apiKey: 'other key', baseUrl: other.url },
    model: 'openai/any-name',
    fallback: ['anthropic/claude', 'openai/gpt'],
    timeoutMs: 45_000,
  });
  for (const model of [models.small, ...models.fallbacks]) {
    await model?.open(call, new AbortController().signal);
  }
  const seen = [main, other].map(({ requests }) =>
    requests.map(({ headers, body }) => [headers.authorization, body['model']]),
  );
  expect(seen).toEqual([[['Bearer main key', 'openai/any-name']], [['Bearer other key', 'claude']]]);
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
])('an answer that comes packed by %s, though nobody asked for that, is read', async (encoding, pack) => {
  const { headers, body } = events(chunk({ content: 'So.' }), chunk({}, 'stop'));
  const packed = { headers: { ...headers, 'content-encoding': encoding }, body: pack(body) };
  const [{ requests }, parts] = await ask('openai', packed);
  expect(parts).toEqual([
    { kind: 'text', text: 'So.' },
    { kind: 'finish', reason: 'stop' },
  ]);
  expect(requests[0]?.headers['accept-encoding']).toBe('identity');
});

test('a question is not sent on to where an answer points', async () => {
  const other = await serverOf(events(chunk({ content: 'So.' }, 'stop')));
  const asked = await serverOf({ status: 307, headers: { location: other.url }, body: '' });
  const model = openAiModel({ provider: 'openai', name: 'm', access: { apiKey: 'k', baseUrl: asked.url } });
  await expect(model.open(call, new AbortController().signal)).rejects.toMatchObject({ kind: 'refused' });
  expect([asked.requests.length, other.requests.length]).toEqual([1, 0]);
});

test('an answer that is larger than any, unpacked, is broken', async () => {
  const body = gzipSync(Buffer.alloc(2 * limits.providerAnswerBytesMax, 'data: a'));
  const packed = ask('compatible', { headers: { 'content-encoding': 'gzip' }, body });
  await expect(packed).rejects.toMatchObject({ kind: 'broken', turnedAway: false });
});

test.each([
  [200, 'broken'],
  [400, 'refused'],
])('an answer of status %i that never ends is hung up on, and "%s"', async (status, kind) => {
  let sent = 0;
  const server = createHttpServer((_, response) => {
    const more = (): void => {
      sent += 65_536;
      if (sent > 4 * limits.providerAnswerBytesMax) response.end();
      else response.write('a'.repeat(65_536), more);
    };
    response.writeHead(status).on('error', () => undefined);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const model = openAiModel({ provider: 'compatible', name: 'm', access: { baseUrl } });
  const listen = async (): Promise<void> => {
    for await (const part of await model.open(call, new AbortController().signal))
      expect(part).toBeUndefined();
  };
  await expect(listen()).rejects.toMatchObject({ kind });
  await new Promise((resolve) => server.close(resolve));
  expect(sent).toBeLessThan(2 * limits.providerAnswerBytesMax);
});
