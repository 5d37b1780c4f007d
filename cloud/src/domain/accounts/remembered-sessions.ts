/** Sessions that were found to stand a moment ago: an ask of the same session costs no query. */
import { LRUCache } from 'lru-cache';
import type { LiveSessions } from './account-store.ts';

export interface RememberedSessions extends LiveSessions {
  /** What is remembered of a student is asked anew. To be called when any of their sessions may have ended. */
  forget(userId: string): void;
}

export interface SessionMemory {
  studentsMax: number;
  /** How long an ended session is taken for a standing one where nobody says that it has ended. */
  ttlMs: number;
}

/** Only a yes is remembered: who was refused may sign in a moment later. */
export function rememberedSessions(
  truth: LiveSessions,
  { studentsMax, ttlMs }: SessionMemory,
): RememberedSessions {
  // A second session of a student does not lengthen the time of the first.
  const standing = new LRUCache<string, ReadonlySet<string>>({
    max: studentsMax,
    ttl: ttlMs,
    noUpdateTTL: true,
  });
  const yes = Promise.resolve(true);
  let forgotten = 0;
  return {
    isLive: (session) => {
      const { userId, sessionId } = session;
      if (standing.get(userId)?.has(sessionId) === true) return yes;
      const before = forgotten;
      return truth.isLive(session).then((live) => {
        // What was read before a session ended may be told after it.
        if (live && before === forgotten) {
          standing.set(userId, new Set([...(standing.get(userId) ?? []), sessionId]));
        }
        return live;
      });
    },
    forget: (userId) => {
      forgotten += 1;
      standing.delete(userId);
    },
  };
}
