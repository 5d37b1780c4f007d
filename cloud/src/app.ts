/** The HTTP application: what holds for every route, and the resources bound to their declared routes. */
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Session } from '#cloud/domain/accounts/session';
import { createBind } from './http/bind.ts';
import type { AppEnv, Resource } from './http/context.ts';
import { answerProblem, answerUnknownRoute } from './http/problems.ts';

export interface AppParts {
  log: Logger;
  settings: { bodyBytesMax: number };
  authenticate: (authorization: string | undefined) => Promise<Session>;
  resources: readonly Resource[];
}

export function createApp(parts: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (context, next) => {
    context.set('requestId', crypto.randomUUID());
    await next();
  });
  const bind = createBind({
    app,
    bodyBytesMax: parts.settings.bodyBytesMax,
    authenticate: parts.authenticate,
  });
  for (const resource of parts.resources) resource(bind);
  app.onError((error, context) => answerProblem(error, context, parts.log));
  app.notFound((context) => answerUnknownRoute(context, parts.log));
  return app;
}
