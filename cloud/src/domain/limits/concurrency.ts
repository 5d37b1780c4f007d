/** Bounds what one student has under way at the same time; storage keeps who is in. */

export interface ConcurrencyRule {
  /** Names the limit in the store. */
  name: string;
  max: number;
  /** Longer than anything takes: whoever has not left by then is taken for crashed. */
  holdMs: number;
}

export type Entrance =
  /** `leave` is called once it is over, and never rejects; a second call does nothing. */
  | { allowed: true; leave(): Promise<void> }
  /** `retryAfterMs` is a guess: nobody knows when what is under way ends. */
  | { allowed: false; retryAfterMs: number };

export interface ConcurrencyLimiter {
  readonly rule: ConcurrencyRule;
  /** Never rejects: a limiter whose store is gone counts in memory. */
  enter(key: string): Promise<Entrance>;
}

/** About as long as an answer takes. */
const retryAfterMs = 2_000;

export const full: Entrance = { allowed: false, retryAfterMs };

/** For `RATE_LIMIT_ENABLED=false`. */
export function unbounded(rule: ConcurrencyRule): ConcurrencyLimiter {
  return { rule, enter: () => Promise.resolve({ allowed: true, leave: () => Promise.resolve() }) };
}
