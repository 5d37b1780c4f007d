/** The rate limiter that all replicas share. Without Redis each replica limits by itself: never not at all. */
import type { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { RateLimiter, RateRule } from '#cloud/domain/limits/rate-limiter';
import { memoryRateLimiter, verdictOf } from '#cloud/storage/memory/rate-limiter';

/**
 * Counts what was allowed: a refused take leaves the count as it is, so that what is given back can be
 * taken again, and nothing is given back beyond what was taken in the window that runs.
 */
const countLua = `
local count = tonumber(redis.call('GET', KEYS[1]) or '0')
local points, max = tonumber(ARGV[1]), tonumber(ARGV[3])
local ttl = redis.call('PTTL', KEYS[1])
if points < 0 and count <= 0 then return {0, 0} end
if count + points > max then return {count + points, ttl} end
count = redis.call('INCRBY', KEYS[1], points)
if ttl < 0 then
  redis.call('EXPIRE', KEYS[1], ARGV[2])
  ttl = 1000 * ARGV[2]
end
return {count, ttl}`;

/** @param onDegraded hears of each time that memory had to count instead of Redis. */
export function redisRateLimiter(
  redis: Redis,
  rule: RateRule,
  onDegraded: () => void = () => undefined,
): RateLimiter {
  const store = new RateLimiterRedis({
    storeClient: redis,
    rejectIfRedisNotReady: true,
    keyPrefix: `rate:${rule.name}`,
    points: rule.max,
    duration: Math.ceil(rule.windowMs / 1000),
    customIncrTtlLuaScript: countLua,
  });
  const memory = memoryRateLimiter(rule);
  return {
    rule,
    take: async (key, count = 1) => {
      try {
        return await verdictOf(store.consume(key, count), rule);
      } catch {
        onDegraded();
        return memory.take(key, count);
      }
    },
    giveBack: async (key) => {
      try {
        await store.reward(key);
      } catch {
        await memory.giveBack(key);
      }
    },
  };
}
