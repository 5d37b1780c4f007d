/** Calls the cloud API by its declared routes, and trusts nothing that comes back. */
import { AppError } from '@answly/shared/errors/app-error';
import { problem } from '@answly/shared/errors/problem';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { Route } from '@answly/shared/http/route';
import { limits } from '@answly/shared/limits';
import { readFrame } from '@answly/shared/sync/facts-frame';
import type { z } from 'zod';
import { readBody } from './read-body.ts';
import { buildRequest } from './build-request.ts';
import { readEvents } from './read-events.ts';
import type { AnswerOf, EventOf, RequestOf } from './route-types.ts';

/** How long a plain call may take in all; a stream has its own pauses instead. */
const callTimeoutMs = 30_000;

export interface CallOptions {
  accessToken?: string;
  signal?: AbortSignal;
}

export interface CloudClient {
  /**
   * One call.
   * @throws AppError `network.*` when there is no usable answer, else the code the server refused with.
   */
  send<R extends Route>(route: R, request: RequestOf<R>, options?: CallOptions): Promise<AnswerOf<R>>;
  /** A streaming call: yields events as they arrive; same refusals as `send`. */
  stream<R extends Route>(route: R, request: RequestOf<R>, options?: CallOptions): AsyncGenerator<EventOf<R>>;
}

export interface CloudClientParts {
  /** Read at each call, since the student may change it. */
  baseUrl: () => string;
  fetch: typeof fetch;
}

export function createCloudClient({ baseUrl, fetch }: CloudClientParts): CloudClient {
  async function open(route: Route, request: object, options: CallOptions): Promise<Response> {
    const { url, init } = buildRequest(baseUrl(), route, { ...request, ...options });
    let response: Response;
    try {
      response = await fetch(url, init);
    } catch (error) {
      throw networkError(error, options.signal);
    }
    if (response.status !== route.answer.status) throw await refusalOf(response);
    return response;
  }

  return {
    async send<R extends Route>(route: R, request: RequestOf<R>, options: CallOptions = {}) {
      const timeout = AbortSignal.timeout(callTimeoutMs);
      const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
      const response = await open(route, request, { ...options, signal });
      return (await readAnswer(route, response, signal)) as AnswerOf<R>;
    },

    async *stream<R extends Route>(route: R, request: RequestOf<R>, options: CallOptions = {}) {
      const response = await open(route, request, options);
      if (route.answer.kind !== 'events' || !response.body) throw new AppError('network.garbled');
      for await (const event of readEvents(response.body)) {
        const parsed = route.answer.schema.safeParse(event);
        if (parsed.success) yield parsed.data as EventOf<R>;
      }
    },
  };
}

async function readAnswer(route: Route, response: Response, signal: AbortSignal): Promise<unknown> {
  if (route.answer.kind === 'empty') return undefined;
  try {
    const max = route.answer.kind === 'bytes' ? limits.packFileBytesMax : limits.answerBytesMax;
    const bytes = await readBody(response, max);
    if (route.answer.kind === 'bytes') return bytes;
    if (route.answer.kind === 'frame') return frameOf(route.answer.head, bytes);
    if (route.answer.kind === 'json') {
      const parsed = route.answer.schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
      if (parsed.success) return parsed.data;
      throw new AppError('network.garbled', { cause: parsed.error });
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('network.garbled', { cause: error });
    throw networkError(error, signal);
  }
  throw new AppError('network.garbled');
}

function frameOf(schema: z.ZodType, bytes: Uint8Array): { head: unknown; bodies: string[] } {
  const { head, bodies } = readFrame(new TextDecoder().decode(bytes));
  const parsed = schema.safeParse(head);
  if (!parsed.success) throw new AppError('network.garbled', { cause: parsed.error });
  return { head: parsed.data, bodies };
}

/** The refusal a non-success response stands for; a page from some proxy is not one of ours. */
async function refusalOf(response: Response): Promise<AppError> {
  const text = await readBody(response, limits.problemBytesMax)
    .then((bytes) => new TextDecoder().decode(bytes))
    .catch(() => '');
  try {
    const parsed = problem.safeParse(JSON.parse(text));
    if (parsed.success) return errorOfProblem(parsed.data);
  } catch {
    // Not JSON: told below by its status.
  }
  if (response.status >= 500)
    return new AppError('service.unavailable', { detail: `The server answered ${response.status}.` });
  return new AppError('network.garbled', {
    detail: `The server answered ${response.status} in a form Answly does not know.`,
  });
}

function networkError(error: unknown, signal?: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  const name = error instanceof Error ? error.name : '';
  if (
    name === 'TimeoutError' ||
    (signal?.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError')
  ) {
    return new AppError('network.timeout', { cause: error });
  }
  return new AppError('network.offline', { cause: error });
}
