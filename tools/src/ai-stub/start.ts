/** A server that speaks the chat completions and embeddings of AI providers, for tests, benchmarks and trying Answly without a key. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { answerCall, sendJson } from './answer.ts';
import { errorBody, usageOf } from './chunks.ts';
import { answerEmbeddings, embeddingRequest } from './embeddings.ts';
import type { StubFault } from './fault.ts';
import { faultOf } from './fault.ts';
import { givenAway, replyTo } from './reply.ts';

export interface AiStubOptions {
  /** 0 takes any free port. */
  port?: number;
  /** Wait before each streamed token. */
  tokenDelayMs?: number;
}

/** What the stub remembers of one call. */
export interface StubCall {
  model: string;
  stream: boolean;
  prompt: string;
}

export interface StubEmbeddingCall {
  model: string;
  texts: readonly string[];
}

export interface AiStub {
  /** The base address for an OpenAI client, ending in `/v1`. */
  url: string;
  /** For AI_PRICES_FILE, since a model without a price is not asked. */
  pricesFile: string;
  calls: StubCall[];
  embeddingCalls: StubEmbeddingCall[];
  /** Requests that have no whole answer yet and are still connected. */
  openCount(): number;
  /** The faults of the next calls of either kind, first come first served, before any a call asks for itself. */
  script: (StubFault | 'none')[];
  /** From now on every stream waits in its middle, until the function that is returned is called. */
  hold(): () => void;
  close(): Promise<void>;
}

const chatRequest = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
  stream: z.boolean().default(false),
  stream_options: z.object({ include_usage: z.boolean().optional() }).optional(),
});

const requestBytesMax = 1024 * 1024;
const callsRememberedMax = 10_000;

/** Starts the stub on 127.0.0.1. */
export async function startAiStub(options: AiStubOptions = {}): Promise<AiStub> {
  const calls: StubCall[] = [];
  const embeddingCalls: StubEmbeddingCall[] = [];
  const script: (StubFault | 'none')[] = [];
  const open = new Set<ServerResponse>();
  let held = Promise.resolve();
  const server = createServer((request, response) => {
    const { tokenDelayMs = 0 } = options;
    open.add(response);
    response.once('close', () => open.delete(response));
    const memory = { calls, embeddingCalls, script };
    serve({ request, response, ...memory, tokenDelayMs, held: () => held }).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, 400, errorBody('invalid_request_error', message));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    pricesFile: fileURLToPath(new URL('./prices.json', import.meta.url)),
    calls,
    embeddingCalls,
    openCount: () => open.size,
    script,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Serving {
  request: IncomingMessage;
  response: ServerResponse;
  calls: StubCall[];
  embeddingCalls: StubEmbeddingCall[];
  script: (StubFault | 'none')[];
  tokenDelayMs: number;
  held: () => Promise<void>;
}

async function serve(serving: Serving): Promise<void> {
  const { request, response } = serving;
  const path = (request.url ?? '').split('?')[0];
  const routes = { '/v1/chat/completions': serveChat, '/v1/embeddings': serveEmbeddings };
  const route = Object.entries(routes).find(([each]) => each === path)?.[1];
  if (request.method !== 'POST' || route === undefined) {
    const paths = Object.keys(routes).join(' and ');
    sendJson(response, 404, errorBody('not_found', `The stub answers POST ${paths} only.`));
    return;
  }
  await route(serving, JSON.parse(await readBody(request)));
}

async function serveChat(serving: Serving, body: unknown): Promise<void> {
  const { response, calls, tokenDelayMs, held } = serving;
  const asked = chatRequest.parse(body);
  const prompt = asked.messages.map((message) => message.content).join('\n');
  const number = remember(calls, { model: asked.model, stream: asked.stream, prompt });
  const fault = faultFor(serving, asked.model);
  const text = (fault === 'gives-away' ? givenAway : replyTo)(asked.messages);
  await answerCall(
    {
      completion: {
        id: `stub-${number}`,
        model: asked.model,
        text,
        finishReason: fault === 'too-long' ? 'length' : 'stop',
        ...(fault === 'no-usage' ? {} : { usage: usageOf(asked.messages, text) }),
      },
      stream: asked.stream,
      wantsUsage: asked.stream_options?.include_usage === true,
      fault,
      tokenDelayMs,
      held,
    },
    response,
  );
}

async function serveEmbeddings(serving: Serving, body: unknown): Promise<void> {
  const asked = embeddingRequest.parse(body);
  remember(serving.embeddingCalls, { model: asked.model, texts: asked.input });
  answerEmbeddings(asked, faultFor(serving, asked.model), serving.response);
}

/** A benchmark runs for millions of calls; the early ones are of no use to anyone. */
function remember<T>(calls: T[], call: T): number {
  const number = calls.push(call);
  if (calls.length > callsRememberedMax) calls.shift();
  return number;
}

function faultFor({ request, script }: Serving, model: string): StubFault | undefined {
  const scripted = script.shift();
  if (scripted !== undefined) return scripted === 'none' ? undefined : scripted;
  const header = request.headers['x-stub-fault'];
  return faultOf(model, typeof header === 'string' ? header : undefined);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    const buffer = part as Buffer;
    bytes += buffer.length;
    if (bytes > requestBytesMax) throw new Error('the request is too large');
    parts.push(buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}
