/** The one mapper from errors to `application/problem+json`. */
import type { Logger } from 'pino';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { AppContext } from './context.ts';

/** Refusals pass as they are; anything else is logged with its inside and shown without it. */
export function answerProblem(error: unknown, context: AppContext, log: Logger): Response {
  const requestId = context.get('requestId');
  const problem = problemOf(error, requestId);
  const { code, title } = problem;
  context.set('refusal', { code, title });
  const inside = error instanceof AppError ? error.cause : error;
  if (problem.status >= 500 && inside !== undefined) {
    // What passes by itself needs nobody to mend it.
    const level = problem.status === 503 ? 'warn' : 'error';
    log[level]({ err: inside, requestId, code, title }, 'A request failed');
  }
  if (problem.retryAfterSeconds !== undefined) {
    context.header('Retry-After', String(Math.ceil(problem.retryAfterSeconds)));
  }
  if (problem.status === 401) context.header('WWW-Authenticate', 'Bearer');
  context.header('Cache-Control', 'no-store');
  return context.body(JSON.stringify(problem), problem.status as 400, {
    'Content-Type': 'application/problem+json',
  });
}
