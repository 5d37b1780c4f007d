/** What the tutor's cache has done since this process started. */

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

export function zeroCounts(): TutorCounts {
  return { hits: 0, misses: 0, stored: 0, coalesced: 0 };
}

/** The share of asks that cost no call; 0 before the first one. */
export function hitRatio(counts: TutorCounts): number {
  const asks = counts.hits + counts.misses;
  return asks === 0 ? 0 : counts.hits / asks;
}
