/** Headers of every answer: what a browser that is led here may not make of it, and the name of the request. */
import type { MiddlewareHandler } from 'hono';
import type { AppContext, AppEnv } from './context.ts';

const always = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=15552000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Adds them to each answer that does not have them yet. */
export function addOwnHeaders(): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    await next();
    if (context.get('hasOwnHeaders') === true) return;
    for (const [name, value] of Object.entries(ownHeaders(context))) context.res.headers.set(name, value);
  };
}

/** For an answer that is made with all of its headers, which costs less than adding to them: known answers are many. */
export function withOwnHeaders(context: AppContext, headers: Record<string, string>): Record<string, string> {
  context.set('hasOwnHeaders', true);
  return { ...headers, ...ownHeaders(context) };
}

function ownHeaders(context: AppContext): Record<string, string> {
  return { ...always, 'X-Request-Id': context.get('requestId') };
}
