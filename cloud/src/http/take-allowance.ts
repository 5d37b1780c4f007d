/** The rate limits of a student at the door of a route. */
import { rateHeaders, rateRefusal } from '#cloud/domain/limits/refusal';
import type { RateLimiter, RateRule, RateVerdict } from '#cloud/domain/limits/rate-limiter';
import type { AppContext } from './context.ts';

/** @throws AppError rate.limited, with the headers of the refusal, where the student has asked too often */
export async function takeAllowance(
  limiter: RateLimiter,
  userId: string,
  context: AppContext,
): Promise<void> {
  const verdict = await limiter.take(userId);
  if (!verdict.allowed) refuse(limiter.rule, verdict, context);
}

/** @throws AppError rate.limited, always */
export function refuse(rule: RateRule, verdict: RateVerdict, context: AppContext): never {
  for (const [name, value] of Object.entries(rateHeaders(rule, verdict))) context.header(name, value);
  throw rateRefusal(rule, verdict);
}
