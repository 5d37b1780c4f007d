/** What the tutor's cache has done since this process started. */
import type { TutorMode } from '@answly/shared/http/tutor';
import type { Tell } from './happenings.ts';

export interface TutorCounts {
  /** Answered from what was kept. */
  hits: number;
  /** Not known, so that a model or the rationale had to answer. */
  misses: number;
  /** Answers newly kept. */
  stored: number;
  /** Misses that joined a call already under way. */
  coalesced: number;
}

export interface TutorStats {
  hear: Tell;
  ofMode(mode: TutorMode): TutorCounts & { hitRatio: number };
  whole(): TutorCounts & { hitRatio: number };
}

export function createStats(): TutorStats {
  const byMode: Record<TutorMode, TutorCounts> = { hint: zero(), explain: zero(), chat: zero() };
  return {
    hear: (happening) => {
      if (happening.kind === 'stored') byMode[happening.mode].stored += 1;
      if (happening.kind !== 'asked') return;
      const counts = byMode[happening.mode];
      if (happening.outcome === 'hit') counts.hits += 1;
      else counts.misses += 1;
      if (happening.outcome === 'coalesced') counts.coalesced += 1;
    },
    ofMode: (mode) => withRatio(byMode[mode]),
    whole: () => withRatio(Object.values(byMode).reduce(sum, zero())),
  };
}

function zero(): TutorCounts {
  return { hits: 0, misses: 0, stored: 0, coalesced: 0 };
}

function sum(a: TutorCounts, b: TutorCounts): TutorCounts {
  return {
    hits: a.hits + b.hits,
    misses: a.misses + b.misses,
    stored: a.stored + b.stored,
    coalesced: a.coalesced + b.coalesced,
  };
}

/** The share of asks that cost no call; 0 before the first one. */
function withRatio(counts: TutorCounts): TutorCounts & { hitRatio: number } {
  const asks = counts.hits + counts.misses;
  return { ...counts, hitRatio: asks === 0 ? 0 : counts.hits / asks };
}
