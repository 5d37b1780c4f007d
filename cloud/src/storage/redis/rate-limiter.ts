/** The rate limiter that all replicas share. Without Redis each replica limits by itself: never not at all. */
import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { RateLimiter, RateRule } from '#cloud/domain/limits/rate-limiter';
import { memoryRateStore, verdictOf } from '#cloud/storage/memory/rate-limiter';

export function redisRateLimiter(redis: Redis, rule: RateRule): RateLimiter {
  const store = new RateLimiterRedis({
    storeClient: redis,
    rejectIfRedisNotReady: true,
    keyPrefix: `rate:${rule.name}`,
    points: rule.max,
    duration: Math.ceil(rule.windowMs / 1000),
    insuranceLimiter: memoryRateStore(rule),
  });
  return {
    rule,
    take: (key) => verdictOf(store.consume(key), rule),
  };
}
