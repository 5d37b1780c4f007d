/** The one mapper from errors to `application/problem+json`; also the answer where there is no route. */
import type { Logger } from 'pino';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem';
import type { AppContext } from './context.ts';

/** Refusals pass as they are; anything else is logged with its inside and shown without it. */
export function answerProblem(error: unknown, context: AppContext, log: Logger): Response {
  const requestId = context.get('requestId');
  if (!(error instanceof AppError)) log.error({ err: error, requestId }, 'A request failed unexpectedly');
  const problem = problemOf(error, requestId);
  if (problem.retryAfterSeconds !== undefined) {
    context.header('Retry-After', String(Math.ceil(problem.retryAfterSeconds)));
  }
  if (problem.status === 401) context.header('WWW-Authenticate', 'Bearer');
  return context.body(JSON.stringify(problem), problem.status as 400, {
    'Content-Type': 'application/problem+json',
  });
}

export function answerUnknownRoute(context: AppContext, log: Logger): Response {
  return answerProblem(new AppError('route.unknown'), context, log);
}
