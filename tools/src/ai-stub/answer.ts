/** Answers one chat completions call of the stub, well or with a fault. */
import type { ServerResponse } from 'node:http';
import type { Completion } from './chunks.ts';
import { chunkBody, errorBody, usageBody, wholeBody } from './chunks.ts';
import type { StubFault } from './fault.ts';
import { tokensOf } from './reply.ts';

export interface Call {
  completion: Completion;
  stream: boolean;
  wantsUsage: boolean;
  fault: StubFault | undefined;
  tokenDelayMs: number;
  /** Awaited in the middle of a stream. */
  held: () => Promise<void>;
}

/** Resolves when everything that this call will ever get has been written; a hang stays open until the caller or the stub closes it. */
export async function answerCall(call: Call, response: ServerResponse): Promise<void> {
  if (call.fault === 'hang-before-headers') return;
  if (refuse(call.fault, response)) return;
  if (call.stream) await streamAnswer(call, response);
  else sendJson(response, 200, wholeBody(call.completion));
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** @returns whether the fault was one that is answered by a status. */
export function refuse(fault: StubFault | undefined, response: ServerResponse): boolean {
  if (fault === 'server-error') {
    sendJson(response, 500, errorBody('server_error', 'The stub was told to fail.'));
    return true;
  }
  if (fault === 'rate-limited' || fault === 'rate-limited-long' || fault === 'rate-limited-silent') {
    if (fault === 'rate-limited') response.setHeader('retry-after', '1');
    if (fault === 'rate-limited-long') response.setHeader('retry-after', '30');
    sendJson(response, 429, errorBody('rate_limit_exceeded', 'The stub was told to refuse.'));
    return true;
  }
  return false;
}

async function streamAnswer(call: Call, response: ServerResponse): Promise<void> {
  const { completion, fault } = call;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  if (fault === 'hang-after-headers') return;
  const tokens = fault === 'empty' ? [] : tokensOf(completion.text);
  const broken = Math.ceil(tokens.length / 2);
  const delayMs = fault === 'slow' ? Math.max(50, call.tokenDelayMs * 10) : call.tokenDelayMs;
  for (const [index, token] of tokens.entries()) {
    if (index === broken) {
      if (breakHere(fault, response)) return;
      await call.held();
    }
    if (delayMs > 0) await pause(delayMs);
    if (response.destroyed) return;
    send(response, chunkBody(completion, token));
  }
  send(response, chunkBody(completion, null));
  if (call.wantsUsage && completion.usage !== undefined) send(response, usageBody(completion));
  response.end('data: [DONE]\n\n');
}

/** Plays a fault of the middle of a stream; true when nothing follows it. */
function breakHere(fault: StubFault | undefined, response: ServerResponse): boolean {
  switch (fault) {
    case 'hang-mid-stream':
      return true;
    case 'cut':
      // What was written must have left before the connection breaks, or the caller sees no stream at all.
      response.write(': \n\n', () => response.destroy());
      return true;
    case 'silent-end':
      response.end();
      return true;
    case 'malformed-event':
      response.end('data: {"choices": [{"delta": {"content\n\n');
      return true;
    case 'error-event':
      send(response, errorBody('server_error', 'The stub was told to break off.'));
      response.end();
      return true;
    default:
      return false;
  }
}

function send(response: ServerResponse, body: object): void {
  response.write(`data: ${JSON.stringify(body)}\n\n`);
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
