/** The rate limits of a student at the door of a route. */
import { placesRefusal, rateHeaders, rateRefusal } from '#cloud/domain/limits/refusal';
import type { RateLimiter } from '#cloud/domain/limits/rate-limiter';
import type { Limited } from '#cloud/domain/tutor/admission';
import type { AppContext } from './context.ts';

/** @throws AppError rate.limited, with the headers of the refusal, where the student has asked too often */
export async function takeAllowance(
  limiter: RateLimiter,
  userId: string,
  context: AppContext,
): Promise<void> {
  const verdict = await limiter.take(userId);
  if (!verdict.allowed) refuse({ by: 'asks', rule: limiter.rule, verdict }, context);
}

/** @throws AppError rate.limited, or tutor.answers-under-way where it is by that; always */
export function refuse({ by, rule, verdict }: Omit<Limited, 'kind'>, context: AppContext): never {
  for (const [name, value] of Object.entries(rateHeaders(rule, verdict))) context.header(name, value);
  throw by === 'at-once' ? placesRefusal(rule, verdict) : rateRefusal(rule, verdict);
}
