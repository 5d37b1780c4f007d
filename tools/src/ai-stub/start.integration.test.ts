/** The AI stub, asked by the client that Answly asks real providers with. */
import { afterEach, expect, test } from 'vitest';
import type { AiStub, AiStubOptions } from './start.ts';
import { startAiStub } from './start.ts';
import { stubFaults } from './fault.ts';

const started: AiStub[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((stub) => stub.close()));
});

async function stubWith(options: AiStubOptions = {}): Promise<AiStub> {
  const stub = await startAiStub(options);
  started.push(stub);
  return stub;
}

function ask(stub: AiStub, body: object, signal?: AbortSignal): Promise<Response> {
  return fetch(`${stub.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: 'What is DNS?' }], ...body }),
    ...(signal === undefined ? {} : { signal }),
  });
}

interface Chunk {
  choices?: { delta: { content?: string }; finish_reason: string | null }[];
  usage?: { total_tokens: number };
}

function chunksOf(body: string): Chunk[] {
  return body
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice('data: '.length)) as Chunk);
}

test('answers at once with a usage block, and counts the call', async () => {
  const stub = await stubWith();
  const answer = (await (await ask(stub, {})).json()) as {
    choices: { message: { content: string }; finish_reason: string }[];
    usage: { prompt_tokens: number; total_tokens: number };
  };
  expect(answer.choices[0]).toMatchObject({
    message: { content: 'You asked: What is DNS?' },
    finish_reason: 'stop',
  });
  expect(answer.usage.total_tokens).toBeGreaterThan(answer.usage.prompt_tokens);
  expect(stub.calls).toMatchObject([{ model: 'stub', stream: false }]);
});

test('quotes the rationale it was given, the same each time', async () => {
  const stub = await stubWith();
  const content = 'Explain.\n<rationale option="b">Because 1 &lt; 2 &amp; so on.</rationale>';
  const messages = [{ role: 'user', content }];
  const answers = await Promise.all(
    [1, 2].map(async () =>
      chunksOf(await (await ask(stub, { stream: true, messages })).text())
        .map((chunk) => chunk.choices?.[0]?.delta.content ?? '')
        .join(''),
    ),
  );
  expect(answers[0]).toBe('Look at it this way. Because 1 < 2 & so on.');
  expect(answers[1]).toBe(answers[0]);
});

test('streams tokens, then the finish reason, then usage where it was asked for', async () => {
  const stub = await stubWith({ tokenDelayMs: 1 });
  const body = await (await ask(stub, { stream: true, stream_options: { include_usage: true } })).text();
  const chunks = chunksOf(body);
  expect(chunks.at(-2)?.choices?.[0]?.finish_reason).toBe('stop');
  expect(chunks.at(-1)?.usage?.total_tokens).toBeGreaterThan(0);
  expect(body.endsWith('data: [DONE]\n\n')).toBe(true);
});

test('every fault can be asked for by the name of the model, and a misspelt one is refused', async () => {
  const stub = await stubWith();
  const statuses: Record<string, number> = {};
  const giveUp = new AbortController();
  let answered = false;
  const hanging = ask(stub, { model: 'stub+hang-before-headers', stream: true }, giveUp.signal).finally(
    () => (answered = true),
  );
  for (const fault of stubFaults.filter((each) => each !== 'hang-before-headers')) {
    const response = await ask(stub, { model: `stub+${fault}`, stream: true });
    statuses[fault] = response.status;
    await response.body?.cancel().catch(() => undefined);
  }
  // Every call that came after it has its answer.
  expect(stub.calls.map(({ model }) => model)).toContain('stub+hang-before-headers');
  expect(answered).toBe(false);
  giveUp.abort();
  await expect(hanging).rejects.toThrow();
  expect(statuses['server-error']).toBe(500);
  expect([statuses['rate-limited'], statuses['rate-limited-silent']]).toEqual([429, 429]);
  expect(statuses['cut']).toBe(200);
  expect((await ask(stub, { model: 'stub+cutt' })).status).toBe(400);
});

test('a silent end stops without a finish reason, a cut breaks the connection, a script comes first', async () => {
  const stub = await stubWith();
  stub.script.push('silent-end', 'cut', 'none');
  const silent = chunksOf(await (await ask(stub, { stream: true })).text());
  expect(silent.length).toBeGreaterThan(0);
  expect(silent.every((chunk) => chunk.choices?.[0]?.finish_reason === null)).toBe(true);
  const cut = await ask(stub, { stream: true });
  await expect(cut.text()).rejects.toThrow();
  expect((await ask(stub, { stream: true })).status).toBe(200);
});

test('a held stream stands still in its middle until it is let go', async () => {
  const stub = await stubWith();
  const letGo = stub.hold();
  const answer = await ask(stub, { stream: true });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let body = (await reader?.read())?.value ?? '';
  expect(body).not.toContain('[DONE]');
  letGo();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) body += part.value;
  expect(
    chunksOf(body)
      .map((chunk) => chunk.choices?.[0]?.delta.content ?? '')
      .join(''),
  ).toBe('You asked: What is DNS?');
});

async function embed(
  stub: AiStub,
  body: object,
): Promise<{ vectors: number[][]; tokens: number | undefined }> {
  const response = await fetch(`${stub.url}/embeddings`, { method: 'POST', body: JSON.stringify(body) });
  const answer = (await response.json()) as {
    data: { embedding: number[] }[];
    usage?: { prompt_tokens: number };
  };
  return { vectors: answer.data.map(({ embedding }) => embedding), tokens: answer.usage?.prompt_tokens };
}

const cosine = (one: number[] | undefined, other: number[] | undefined): number =>
  (one ?? []).reduce((sum, value, index) => sum + value * (other?.[index] ?? 0), 0);

test('texts that share words have vectors that are near, the same each time', async () => {
  const stub = await stubWith();
  const input = ['a router forwards packets', 'packets a router forwards', 'a router drops packets', 'cells'];
  const { vectors, tokens } = await embed(stub, { model: 'stub', input });
  const [first, shuffled, alike, other] = vectors;
  expect(cosine(first, shuffled)).toBeCloseTo(1);
  expect(cosine(first, alike)).toBeGreaterThan(0.5);
  expect(Math.abs(cosine(first, other))).toBeLessThan(0.3);
  expect(tokens).toBeGreaterThan(5);
  expect((await embed(stub, { model: 'stub', input: input[0] })).vectors).toEqual([first]);
  expect(stub.embeddingCalls.map(({ texts }) => texts.length)).toEqual([4, 1]);
  expect(stub.calls).toHaveLength(0);
});

test('embeddings fail by the same faults as chats', async () => {
  const stub = await stubWith();
  const embedWith = (model: string) =>
    fetch(`${stub.url}/embeddings`, { method: 'POST', body: JSON.stringify({ model, input: ['a', 'b'] }) });
  expect((await embedWith('stub+server-error')).status).toBe(500);
  const limited = await embedWith('stub+rate-limited');
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
  expect((await embed(stub, { model: 'stub+no-usage', input: 'a' })).tokens).toBeUndefined();
  expect((await embed(stub, { model: 'stub+silent-end', input: ['a', 'b'] })).vectors).toHaveLength(1);
});
