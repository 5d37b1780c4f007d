/** The rate limiter of a single process: the twin of the Redis one, and its insurance. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiter, RateRule, RateVerdict } from '#cloud/domain/limits/rate-limiter';

export function memoryRateLimiter(rule: RateRule): RateLimiter {
  const store = memoryRateStore(rule);
  return {
    rule,
    take: (key) => verdictOf(store.consume(key), rule),
  };
}

export function memoryRateStore(rule: RateRule): RateLimiterMemory {
  return new RateLimiterMemory({
    keyPrefix: rule.name,
    points: rule.max,
    duration: Math.ceil(rule.windowMs / 1000),
  });
}

/** The library rejects with a result when the limit is reached, and with an Error when it is broken. */
export async function verdictOf(consumed: Promise<RateLimiterRes>, rule: RateRule): Promise<RateVerdict> {
  try {
    return verdict(await consumed, rule, true);
  } catch (reached) {
    if (!(reached instanceof RateLimiterRes)) throw reached;
    return verdict(reached, rule, false);
  }
}

function verdict(result: RateLimiterRes, rule: RateRule, allowed: boolean): RateVerdict {
  const resetMs = Math.min(Math.max(0, result.msBeforeNext), Math.ceil(rule.windowMs / 1000) * 1000);
  return { allowed, remaining: result.remainingPoints, resetMs };
}
