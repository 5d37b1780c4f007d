/** Binds the shared route tables to handlers: what reaches a handler has been checked against its route. */
import type { Hono } from 'hono';
import type { z } from 'zod';
import { parseOr } from '@answly/shared/errors/app-error';
import type { Route } from '@answly/shared/http/route';
import type { Session } from '#cloud/domain/accounts/session';
import type { Authenticate } from './authenticate.ts';
import type { AppContext, AppEnv } from './context.ts';
import { readFramed, readJson } from './read-body.ts';

/** The parsed body of a route: its JSON, or the head and the lines of its frame. */
type ParsedBody<R extends Route> = R['frame'] extends z.ZodType
  ? { head: z.output<R['frame']>; bodies: string[] }
  : Parsed<R['body']>;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** One request to route `R`, parsed. */
export interface Call<R extends Route> {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  body: ParsedBody<R>;
  /** The student and device; only on routes with `auth: true`. */
  session: R['auth'] extends true ? Session : undefined;
  /** Rejects where the session does not stand; settled already unless the handler reads ahead. */
  standing: Promise<void>;
  /** For headers, the client's address, cancellation (`context.req.raw.signal`) and streams. */
  context: AppContext;
}

/** A handler of a JSON route may answer with a ready Response too; bytes and event streams always do. */
type Answer<R extends Route> = R['answer'] extends { kind: 'json'; schema: infer S extends z.ZodType }
  ? z.input<S> | Response
  : R['answer'] extends { kind: 'empty' }
    ? void
    : Response;

export type Handle<R extends Route> = (call: Call<R>) => Promise<Answer<R>> | Answer<R>;

export interface BindOptions {
  /** Looks at a body, or the lines of a frame, before its schema does, to refuse it by a more telling code. */
  screen?: (body: unknown) => void;
  /**
   * The handler runs while it is looked up whether the session stands, and what it found is told only then: for a route
   * that is waited for, and changes nothing before it has awaited `standing`.
   */
  readsAhead?: boolean;
  /**
   * A genuine token that has not expired is enough, though its session may have ended: for what is nobody's own and has
   * to be told while the database is away.
   */
  byTokenAlone?: boolean;
}

export type Bind = <const R extends Route>(route: R, handle: Handle<R>, options?: BindOptions) => void;

export interface BindParts {
  app: Hono<AppEnv>;
  bodyBytesMax: number;
  authenticate: Authenticate;
}

export function createBind(parts: BindParts): Bind {
  return (route, handle, options = {}) => {
    parts.app.on(route.method, route.path, async (context) => {
      context.set('route', route.path);
      const claimed = route.auth ? await parts.authenticate(context.req.header('authorization')) : undefined;
      const session = claimed?.session;
      const standing = options.byTokenAlone === true ? undefined : claimed?.standing;
      if (options.readsAhead !== true) await standing;
      const { params, query } = parseAddress(route, context);
      const body = await parseBody(route, context, { ...options, bytesMax: parts.bodyBytesMax });
      const call = { params, query, body, session, standing: standing ?? Promise.resolve(), context };
      const handled = (async () => handle(call as Call<typeof route>))();
      // A refusal of the session goes before whatever the handler finds wrong.
      handled.catch(() => undefined);
      await standing;
      const response = answer(route, context, await handled);
      return isReadBySomebody(context) ? response : withoutBody(response);
    });
  };
}

function parseAddress(route: Route, context: AppContext): { params: unknown; query: unknown } {
  return {
    params: route.params && parseOr(route.params, context.req.param(), 'request.invalid'),
    query: route.query && parseOr(route.query, context.req.query(), 'request.invalid'),
  };
}

async function parseBody(
  route: Route,
  context: AppContext,
  { bytesMax, screen }: BindOptions & { bytesMax: number },
): Promise<unknown> {
  if (route.frame !== undefined) {
    const { head, bodies } = await readFramed(context.req.raw, bytesMax);
    screen?.(bodies);
    return { head: parseOr(route.frame, head, 'request.invalid'), bodies };
  }
  if (route.body === undefined) return undefined;
  const body = await readJson(context.req.raw, bytesMax);
  screen?.(body);
  return parseOr(route.body, body, 'request.invalid');
}

function answer(route: Route, context: AppContext, value: unknown): Response {
  if (value instanceof Response) return value;
  if (route.answer.kind === 'empty') return context.body(null, 204);
  return context.json(value, route.answer.status);
}

function isReadBySomebody(context: AppContext): boolean {
  return context.req.method !== 'HEAD' && context.get('isLate') !== true;
}

/** A stream that nobody will read would go on for nobody. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}
