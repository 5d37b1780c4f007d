/** The cache that all replicas share. A Redis that is gone (then commands fail at once) is a cache that knows nothing. */
import type { Redis } from 'ioredis';
import type { TextCache } from '#cloud/domain/tutor/text-cache';

const prefix = 'tutor:';

export function redisTextCache(redis: Redis): TextCache {
  return {
    get: async (key) => {
      try {
        return (await redis.get(prefix + key)) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set: async (key, text, ttlMs) => {
      try {
        await redis.set(prefix + key, text, 'PX', Math.max(1, Math.round(ttlMs)));
      } catch {
        // Not kept: the next ask finds it in Postgres, or asks the model again.
      }
    },
  };
}
