/** Ends the wait for an answer that takes too long; a stream that has begun may go on. */
import type { MiddlewareHandler } from 'hono';
import { AppError } from '@answly/shared/errors/app-error';
import type { AppEnv } from './context.ts';

export function deadline(timeoutMs: number): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const { promise: tooLate, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      context.set('isLate', true);
      reject(new AppError('service.unavailable', tookTooLong));
    }, timeoutMs);
    try {
      await Promise.race([next(), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
}

const tookTooLong = { detail: 'The answer took too long.', data: { retryAfterSeconds: 5 } };
