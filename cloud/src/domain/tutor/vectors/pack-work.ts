/** Work that a pack needs once and nobody waits for: begun when the pack is asked for, and not twice at a time. */
import { LRUCache } from 'lru-cache';
import type { Afterwards } from '../afterwards.ts';

export interface PackWorkParts {
  isDone(packId: string): Promise<boolean>;
  work(packId: string): Promise<void>;
  afterwards: Afterwards;
  /** Hears why the work failed; it is tried again a minute later. */
  report(failure: unknown): void;
}

export interface PackWork {
  /** Whether it is done; when not, it is begun. */
  isReady(packId: string): Promise<boolean>;
  /** There is more to do. */
  reopen(packId: string): void;
}

const packsRemembered = 1_000;
/** How long a pack is taken for done before it is looked at again: other processes publish and embed, too. */
const doneMs = 10 * 60_000;
const restMs = 60_000;

export function createPackWork(parts: PackWorkParts): PackWork {
  const done = new LRUCache<string, true>({ max: packsRemembered, ttl: doneMs });
  const resting = new LRUCache<string, true>({ max: packsRemembered, ttl: restMs });
  const underWay = new Set<string>();
  const run = async (packId: string): Promise<void> => {
    underWay.add(packId);
    try {
      await parts.work(packId);
    } catch (failure) {
      resting.set(packId, true);
      parts.report(failure);
    } finally {
      underWay.delete(packId);
    }
  };
  return {
    isReady: async (packId) => {
      if (done.has(packId)) return true;
      if (await parts.isDone(packId)) {
        done.set(packId, true);
        return true;
      }
      if (!underWay.has(packId) && !resting.has(packId))
        parts.afterwards(run(packId), 'The work on a pack could not be ended');
      return false;
    },
    reopen: (packId) => {
      done.delete(packId);
    },
  };
}
