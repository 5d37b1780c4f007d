/** A small real server that speaks the tutor's contract, lets a student register, and cannot sync just now. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zstdDecompressSync } from 'node:zlib';
import { AppError } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { Grant } from '@answly/shared/http/accounts';
import {
  tutorRequest,
  type TutorEvent,
  type TutorRequest,
  type TutorSource,
} from '@answly/shared/http/tutor';

const userId = '0190d0d0-0000-7000-8000-000000000001';
export const threadId = '0190d0d0-0000-7000-8000-000000000002';

export interface Seen {
  method: string;
  path: string;
  /** As it came. */
  text: string;
  refused: boolean;
}

export interface TutorServer {
  url: string;
  /** Every request, the oldest first. */
  seen: Seen[];
  /** The bodies sent to one path. */
  bodies(path: string): unknown[];
  /** What the tutor says from now on. */
  say(events: (asked: TutorRequest) => TutorEvent[]): void;
  /** Refuses every request to a path; with null no more. */
  refuse(path: string, code: ProblemCode | null, retryAfterSeconds?: number): void;
  /** Refuses every request whose body holds `text`. */
  refuseBody(text: string, code: ProblemCode): void;
  /** Answers stop short of their end until what this gives is called. */
  hold(): () => void;
  similar: { packId: string; itemId: string; itemVersion: number; score: number }[];
  usedShare: number;
  close(): Promise<void>;
}

/** One whole answer. */
export function answerOf(asked: TutorRequest, text: string, source: TutorSource = 'model'): TutorEvent[] {
  const thread = asked.mode === 'chat' ? { threadId } : {};
  return [
    { event: 'meta', data: { requestId: asked.requestId, source, ...thread } },
    ...text.split(/(?<= )/u).map((word): TutorEvent => ({ event: 'delta', data: { text: word } })),
    { event: 'done', data: { finishReason: 'stop' } },
  ];
}

export async function startTutorServer(): Promise<TutorServer> {
  const refused = new Map<string, AppError>();
  const refusedBodies: { holds: string; error: AppError }[] = [];
  let held: Promise<void> = Promise.resolve();
  let events = (asked: TutorRequest) => answerOf(asked, `A ${asked.mode}.`);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://here').pathname;
    const text = await readText(request);
    const refusal = refused.get(path) ?? refusedBodies.find(({ holds }) => text.includes(holds))?.error;
    tutor.seen.push({ method: request.method ?? '', path, text, refused: refusal !== undefined });
    if (refusal !== undefined) return sendProblem(response, refusal);
    if (path === '/v1/accounts') return sendJson(response, 201, grantOf(text));
    if (path === '/v1/sessions/refresh') return sendJson(response, 200, grantOf('{"email":"a@example.org"}'));
    if (path === '/v1/tutor') return sendEvents(response, held, events(tutorRequest.parse(JSON.parse(text))));
    if (path === '/v1/tutor/ratings') return void response.writeHead(204).end();
    if (path === '/v1/tutor/similar') return sendJson(response, 200, { items: tutor.similar });
    if (path === '/v1/tutor/allowance')
      return sendJson(response, 200, { available: true, usedShare: tutor.usedShare, resetsAt: 1_000 });
    return sendProblem(response, new AppError('service.unavailable'));
  }

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const tutor: TutorServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    bodies: (path) =>
      tutor.seen.filter((each) => each.path === path).map(({ text }) => JSON.parse(text) as unknown),
    say: (next) => void (events = next),
    refuse(path, code, retryAfterSeconds) {
      if (code === null) refused.delete(path);
      else
        refused.set(
          path,
          new AppError(code, retryAfterSeconds === undefined ? {} : { data: { retryAfterSeconds } }),
        );
    },
    refuseBody: (holds, code) => void refusedBodies.push({ holds, error: new AppError(code) }),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    similar: [],
    usedShare: 0,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return tutor;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return (request.headers['content-encoding'] === 'zstd' ? zstdDecompressSync(bytes) : bytes).toString();
}

function grantOf(text: string): Grant {
  const { email } = JSON.parse(text) as { email: string };
  return {
    userId,
    email,
    sessionId: userId,
    accessToken: 'access',
    accessExpiresInSeconds: 900,
    refreshToken: 'a-refresh-token-long-enough',
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendProblem(response: ServerResponse, error: AppError): void {
  const problem = problemOf(error);
  response
    .writeHead(problem.status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify(problem));
}

async function sendEvents(
  response: ServerResponse,
  held: Promise<void>,
  events: readonly TutorEvent[],
): Promise<void> {
  const write = ({ event, data }: TutorEvent) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  events.slice(0, -1).forEach(write);
  await held;
  events.slice(-1).forEach(write);
  response.end();
}
