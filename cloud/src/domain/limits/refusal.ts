/** What a student is told when a limit is reached. */
import { AppError } from '@answly/shared/errors/app-error';
import type { RateRule, RateVerdict } from './rate-limiter.ts';

/** The refusal, with the seconds after which asking again makes sense. */
export function rateRefusal(rule: RateRule, verdict: RateVerdict): AppError {
  const seconds = secondsUntil(verdict);
  const wait = seconds === 1 ? 'one second' : `${seconds} seconds`;
  return new AppError('rate.limited', {
    detail: `You have asked ${rule.max} times in a short while. Ask again in ${wait}.`,
    data: { retryAfterSeconds: seconds, limit: { max: rule.max, windowSeconds: rule.windowMs / 1000 } },
  });
}

/** The refusal of something more at once: no clock tells when there is room, only the end of what is under way. */
export function placesRefusal({ max }: RateRule, verdict: RateVerdict): AppError {
  const [underWay, end] =
    max === 1
      ? ['An answer for you is still under way, and there is one at a time.', 'it has ended']
      : [
          `${max} answers for you are still under way, as many as there may be at once.`,
          'one of them has ended',
        ];
  return new AppError('tutor.answers-under-way', {
    detail: `${underWay} Ask again when ${end}.`,
    data: { retryAfterSeconds: secondsUntil(verdict) },
  });
}

/** The headers of draft-ietf-httpapi-ratelimit-headers-06, the form most clients read, beside Retry-After. */
export function rateHeaders(rule: RateRule, verdict: RateVerdict): Record<string, string> {
  const seconds = secondsUntil(verdict);
  return {
    'Retry-After': String(seconds),
    'RateLimit-Limit': String(rule.max),
    'RateLimit-Remaining': String(verdict.remaining),
    'RateLimit-Reset': String(seconds),
    'RateLimit-Policy': `${rule.max};w=${Math.ceil(rule.windowMs / 1000)}`,
  };
}

function secondsUntil(verdict: RateVerdict): number {
  return Math.max(1, Math.ceil(verdict.resetMs / 1000));
}
