/** The HTTP application: what holds for every route, and the resources bound to their declared routes. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Logger } from 'pino';
import { AppError } from '@answly/shared/errors/app-error';
import type { Authenticate } from './http/authenticate.ts';
import { createBind } from './http/bind.ts';
import { clientAddressFinder } from './http/client-address.ts';
import type { AppEnv, Resource } from './http/context.ts';
import { deadline } from './http/deadline.ts';
import { observe, type Observer } from './http/observe.ts';
import { addOwnHeaders } from './http/own-headers.ts';
import { answerProblem } from './http/problems.ts';

export interface AppSettings {
  bodyBytesMax: number;
  /** Browsers of these origins may ask; the desktop app needs none. */
  corsOrigins?: readonly string[];
  trustedProxies?: readonly string[];
  requestTimeoutMs?: number;
}

export interface AppParts {
  log: Logger;
  settings: AppSettings;
  authenticate: Authenticate;
  resources: readonly Resource[];
  observer?: Observer;
  /** Turns errors of storage into refusals where they are no mistake of ours. */
  translate?: (error: unknown) => unknown;
}

const requestTimeoutMsDefault = 30_000;

export function createApp(parts: AppParts): Hono<AppEnv> {
  const { settings, log } = parts;
  const app = new Hono<AppEnv>();
  app.use(observe(clientAddressFinder(settings.trustedProxies ?? []), parts.observer ?? (() => undefined)));
  app.use(addOwnHeaders());
  if (settings.corsOrigins !== undefined && settings.corsOrigins.length > 0) {
    app.use(
      cors({
        origin: [...settings.corsOrigins],
        maxAge: 600,
        exposeHeaders: ['X-Request-Id', 'Retry-After'],
      }),
    );
  }
  app.use(deadline(settings.requestTimeoutMs ?? requestTimeoutMsDefault));
  const bind = createBind({ app, bodyBytesMax: settings.bodyBytesMax, authenticate: parts.authenticate });
  for (const resource of parts.resources) resource(bind);
  app.onError((error, context) => answerProblem(parts.translate?.(error) ?? error, context, log));
  app.notFound((context) => answerProblem(new AppError('route.unknown'), context, log));
  return app;
}
