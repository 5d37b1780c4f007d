/** A server that speaks the chat completions protocol of AI providers, for tests, benchmarks and trying Answly without a key. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { answerCall, sendJson } from './answer.ts';
import { errorBody, usageOf } from './chunks.ts';
import type { StubFault } from './fault.ts';
import { faultOf } from './fault.ts';
import { replyTo } from './reply.ts';

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

export interface AiStub {
  /** The base address for an OpenAI client, ending in `/v1`. */
  url: string;
  calls: StubCall[];
  /** The faults of the next calls, first come first served, before any a call asks for itself. */
  script: (StubFault | 'none')[];
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
  const script: (StubFault | 'none')[] = [];
  const server = createServer((request, response) => {
    serve({ request, response, calls, script, tokenDelayMs: options.tokenDelayMs ?? 0 }).catch(
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        if (response.headersSent) response.destroy();
        else sendJson(response, 400, errorBody('invalid_request_error', message));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    script,
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
  script: (StubFault | 'none')[];
  tokenDelayMs: number;
}

async function serve({ request, response, calls, script, tokenDelayMs }: Serving): Promise<void> {
  const path = (request.url ?? '').split('?')[0];
  if (request.method !== 'POST' || path !== '/v1/chat/completions') {
    sendJson(response, 404, errorBody('not_found', 'The stub answers POST /v1/chat/completions only.'));
    return;
  }
  const asked = chatRequest.parse(JSON.parse(await readBody(request)));
  const prompt = asked.messages.map((message) => message.content).join('\n');
  const number = calls.push({ model: asked.model, stream: asked.stream, prompt });
  // A benchmark runs for millions of calls; the early ones are of no use to anyone.
  if (calls.length > callsRememberedMax) calls.shift();
  const header = request.headers['x-stub-fault'];
  const scripted = script.shift();
  const fault =
    scripted === undefined
      ? faultOf(asked.model, typeof header === 'string' ? header : undefined)
      : scripted === 'none'
        ? undefined
        : scripted;
  const text = replyTo(asked.messages);
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
    },
    response,
  );
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
