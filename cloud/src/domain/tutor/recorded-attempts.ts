/** Whether a student has answered an item, so that the tutor may speak about it. */
import { LRUCache } from 'lru-cache';

export interface RecordedAttempts {
  has(userId: string, itemId: string): Promise<boolean>;
}

export interface RememberedOptions {
  entriesMax: number;
  ttlMs: number;
}

/**
 * Remembers the yes, so that a second ask costs no query. An attempt is never taken back (facts are
 * immutable), so a remembered yes stays right; it ends only to bound what an erased account leaves behind.
 * A no is asked anew each time: the attempt may be synced a moment later.
 */
export function rememberedAttempts(source: RecordedAttempts, options: RememberedOptions): RecordedAttempts {
  const known = new LRUCache<string, true>({ max: options.entriesMax, ttl: options.ttlMs });
  return {
    has: async (userId, itemId) => {
      const key = `${userId}:${itemId}`;
      if (known.has(key)) return true;
      const has = await source.has(userId, itemId);
      if (has) known.set(key, true);
      return has;
    },
  };
}
