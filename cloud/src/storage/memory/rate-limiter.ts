/** The rate limiter of a single process: the twin of the Redis one, and its insurance. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiter, RateRule, RateVerdict } from '#cloud/domain/limits/rate-limiter';

export function memoryRateLimiter(rule: RateRule): RateLimiter {
  const store = new RateLimiterMemory({
    keyPrefix: rule.name,
    points: rule.max,
    duration: Math.ceil(rule.windowMs / 1000),
  });
  return {
    rule,
    take: async (key, count = 1) => {
      const taken = await verdictOf(store.consume(key, count), rule);
      // The store counts refused takes too; nobody has anything of them.
      if (!taken.allowed) await store.reward(key, count);
      return taken;
    },
    giveBack: async (key) => {
      const taken = await store.get(key);
      if (taken !== null && taken.msBeforeNext > 0 && taken.consumedPoints > 0) await store.reward(key);
    },
  };
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
