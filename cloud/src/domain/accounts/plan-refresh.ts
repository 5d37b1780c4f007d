/**
 * Decides what a refresh token that is shown to us is worth. Tokens of a session form a family, each replaced by a
 * child when it is used. Losing an answer must not cost a student the session; a stolen token must not live on unseen.
 */

export interface TokenState {
  expiresAtMs: number;
  /** When it was first exchanged. */
  usedAtMs: number | undefined;
  /** When another branch of its family was taken instead. */
  retiredAtMs: number | undefined;
  /** Whether any token given out for it was itself exchanged. */
  childUsed: boolean;
}

export type RefreshPlan =
  /** `retireOthers`: this branch goes on, and unused tokens of other branches stand for nobody any more. */
  | { verdict: 'successor'; retireOthers: boolean }
  | { verdict: 'expired' }
  /** Two holders: the family ends. */
  | { verdict: 'reused' };

export function planRefresh(token: TokenState, nowMs: number, graceMs: number): RefreshPlan {
  if (token.expiresAtMs <= nowMs) return { verdict: 'expired' };
  const closedAtMs = token.usedAtMs ?? token.retiredAtMs;
  if (closedAtMs === undefined) return { verdict: 'successor', retireOthers: true };
  // Two windows refresh together, or the answer was cut and the device asks again at once.
  if (nowMs - closedAtMs <= graceMs) return { verdict: 'successor', retireOthers: false };
  // The answer never arrived: had it, its token would have been used by now, not this one.
  if (token.usedAtMs !== undefined && !token.childUsed) return { verdict: 'successor', retireOthers: true };
  return { verdict: 'reused' };
}
