/** The concurrency limiter that all replicas share: a sorted set for each key, of who is in and until when. */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Redis } from 'ioredis';
import type { ConcurrencyLimiter, ConcurrencyRule } from '#cloud/domain/limits/concurrency';
import { full } from '#cloud/domain/limits/concurrency';
import { memoryConcurrency } from '#cloud/storage/memory/concurrency';
import { luaScript } from './lua-script.ts';

/** Redis has the one clock that all replicas share. A crashed replica's entries leave by their time. */
const enterLua = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 4, #ARGV do redis.call('ZREM', KEYS[1], ARGV[i]) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;

/** Students whose leaving Redis could not be told of. */
const unheardMax = 10_000;

/** @param onDegraded hears of each time that memory had to count instead of Redis. */
export function redisConcurrency(
  redis: Redis,
  rule: ConcurrencyRule,
  onDegraded: () => void = () => undefined,
): ConcurrencyLimiter {
  const script = luaScript(redis, 'concurrencyEnter', enterLua);
  const memory = memoryConcurrency(rule);
  const unheard = new LRUCache<string, string[]>({ max: unheardMax, ttl: rule.holdMs });
  const nameOf = (key: string): string => `concurrent:${rule.name}:${key}`;
  const remember = (key: string, who: readonly string[]): void => {
    if (who.length > 0) unheard.set(key, [...(unheard.get(key) ?? []), ...who]);
  };
  const leave = async (key: string, who: string): Promise<void> => {
    try {
      await redis.zrem(nameOf(key), who);
    } catch {
      remember(key, [who]);
    }
  };
  return {
    rule,
    enter: async (key) => {
      const who = randomUUID();
      const gone = unheard.get(key) ?? [];
      unheard.delete(key);
      try {
        const entered = await script([nameOf(key)], [who, rule.max, rule.holdMs, ...gone]);
        return entered === 1 ? { allowed: true, leave: () => leave(key, who) } : full;
      } catch {
        onDegraded();
        // Redis may have let us in without our hearing of it.
        remember(key, [...gone, who]);
        return memory.enter(key);
      }
    },
  };
}
