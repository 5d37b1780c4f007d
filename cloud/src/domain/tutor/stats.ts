/** What the tutor's cache has done since this process started. */
import { tutorMode, type CacheCounts, type TutorMode } from '@answly/shared/http/tutor';
import type { Tell } from './happenings.ts';

type Counts = Omit<CacheCounts, 'hitRatio'>;

export type CacheStats = CacheCounts & { byMode: Record<TutorMode, CacheCounts> };

export interface TutorStats {
  hear: Tell;
  /** Of all asks, and of each mode; a chat is never a hit, since none is kept. */
  read(): CacheStats;
}

export function createStats(): TutorStats {
  const byMode: Record<TutorMode, Counts> = { hint: zero(), explain: zero(), chat: zero() };
  return {
    hear: (happening) => {
      if (happening.kind === 'stored') byMode[happening.mode].stored += 1;
      if (happening.kind !== 'asked') return;
      const counts = byMode[happening.mode];
      if (happening.outcome === 'hit') counts.hits += 1;
      else counts.misses += 1;
      if (happening.outcome === 'coalesced') counts.coalesced += 1;
    },
    read: () => ({
      ...withRatio(tutorMode.options.map((mode) => byMode[mode]).reduce(sum, zero())),
      byMode: {
        hint: withRatio(byMode.hint),
        explain: withRatio(byMode.explain),
        chat: withRatio(byMode.chat),
      },
    }),
  };
}

function zero(): Counts {
  return { hits: 0, misses: 0, stored: 0, coalesced: 0 };
}

function sum(a: Counts, b: Counts): Counts {
  return {
    hits: a.hits + b.hits,
    misses: a.misses + b.misses,
    stored: a.stored + b.stored,
    coalesced: a.coalesced + b.coalesced,
  };
}

/** With the share of asks that cost no call; 0 before the first one. */
function withRatio(counts: Counts): CacheCounts {
  const asks = counts.hits + counts.misses;
  return { ...counts, hitRatio: asks === 0 ? 0 : counts.hits / asks };
}
