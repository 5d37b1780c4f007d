/** Every fault that the stub of a provider can play, met by the real client: what comes of it, and how soon. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AiStub } from '@answly/tools/ai-stub';
import { startAiStub } from '@answly/tools/ai-stub';
import { createBreakers } from './breaker.ts';
import type { Generated } from './generate.ts';
import { generate } from './generate.ts';
import { ModelFailure } from './model.ts';
import { openAiModel } from './openai-model.ts';
import type { Timers } from '#cloud/domain/timers';
import { modelTimeouts } from './model-timeouts.ts';

let stub: AiStub;
beforeEach(async () => {
  stub = await startAiStub();
});
afterEach(() => stub.close());

/** Every second takes 50 ms; that each clock ends in time is shown where time stands still. */
const speed = 20;
const hasty: Timers = {
  now: () => performance.now() * speed,
  after: (ms, act) => {
    const timer = setTimeout(act, ms / speed);
    return () => clearTimeout(timer);
  },
};

async function ask(...names: string[]) {
  return askAt(stub.url, names);
}

async function askAt(baseUrl: string, names: string[], signal?: AbortSignal) {
  const access = { apiKey: 'k', baseUrl };
  const made: Generated = { text: '', firstTokenMs: undefined, calls: [] };
  const startedMs = hasty.now();
  const asked = {
    models: names.map((name) => openAiModel({ provider: 'compatible', name, access })),
    call: { system: 'Teach.', user: 'What is the domain name system for?', tokensMax: 100 },
    breakers: createBreakers(hasty),
    timers: hasty,
    timeouts: modelTimeouts(45_000),
    random: () => 0.5,
    signal,
    onText: () => undefined,
  };
  const outcome = await generate(asked, made).then(
    () => 'stop',
    (error: unknown) => (error instanceof ModelFailure ? error.kind : String(error)),
  );
  return { outcome, made, tookMs: hasty.now() - startedMs };
}

describe('before the first word', () => {
  test.each([
    ['rate-limited', 'rate-limited', 2, 1_000],
    ['rate-limited-long', 'rate-limited', 1, 0],
    ['rate-limited-silent', 'rate-limited', 1, 0],
    ['server-error', 'broken', 1, 0],
    ['hang-before-headers', 'timeout-headers', 1, 8_000],
    ['hang-after-headers', 'timeout-first-token', 1, 10_000],
    ['empty', 'unfinished', 1, 0],
  ])('%s', async (fault, outcome, calls, afterMs) => {
    const alone = await ask(`stub+${fault}`);
    expect(alone.outcome).toBe(outcome);
    expect(stub.calls).toHaveLength(calls);
    expect(alone.made.calls.map((call) => call.outcome)).toEqual(
      Array.from({ length: calls }, () => outcome),
    );
    expect(alone.tookMs).toBeGreaterThanOrEqual(afterMs);

    const backed = await ask(`stub+${fault}`, 'spare');
    expect(backed.outcome).toBe('stop');
    expect(backed.made.text).toBe('You asked: What is the domain name system for?');
    expect(backed.made.calls.at(-1)).toMatchObject({ model: 'spare', outcome: 'stop' });
    expect(backed.made.calls.at(-1)?.usage?.tokensOut).toBeGreaterThan(0);
  });
});

describe('after the first word', () => {
  test.each([
    ['hang-mid-stream', 'timeout-idle', 15_000],
    ['cut', 'broken', 0],
    ['silent-end', 'unfinished', 0],
    ['malformed-event', 'broken', 0],
    ['error-event', 'broken', 0],
    ['too-long', 'not-stopped', 0],
  ])('%s', async (fault, outcome, afterMs) => {
    const answer = await ask(`stub+${fault}`, 'spare');
    expect(answer.outcome).toBe(outcome);
    expect(answer.made.text.length).toBeGreaterThan(0);
    expect(answer.made.calls).toMatchObject([{ model: `stub+${fault}`, outcome }]);
    expect(stub.calls).toHaveLength(1);
    expect(answer.tookMs).toBeGreaterThanOrEqual(afterMs);
  });
});

test('an answer without a count is whole, and has no usage', async () => {
  const { outcome, made } = await ask('stub+no-usage');
  expect(outcome).toBe('stop');
  expect(made.calls).toMatchObject([{ outcome: 'stop', answeredBytes: made.text.length }]);
  expect(made.calls[0]).not.toHaveProperty('usage');
});

test('three models that hang keep a student waiting for 18 s and no longer', async () => {
  const hang = 'stub+hang-before-headers';
  const { outcome, tookMs } = await ask(hang, hang, hang);
  expect(outcome).toBe('timeout-first-word');
  expect(tookMs).toBeGreaterThanOrEqual(18_000);
});

test('when nobody wants the answer any more, the connection to the provider is closed', async () => {
  const reader = new AbortController();
  const closed = Promise.withResolvers<void>();
  const provider = createServer((_request, response) => {
    response.on('close', closed.resolve);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: {"choices": [{"delta": {"content": "Half"}}]}\n\n', () => reader.abort());
  });
  await new Promise<void>((resolve) => {
    provider.listen(0, '127.0.0.1', resolve);
  });
  const { port } = provider.address() as AddressInfo;
  const { outcome } = await askAt(`http://127.0.0.1:${port}`, ['model', 'spare'], reader.signal);
  await closed.promise;
  provider.close();
  expect(outcome).toBe('abandoned');
});
