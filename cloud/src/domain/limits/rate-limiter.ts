/** Counts what a student asks for in a window of time; storage keeps the counts. */

export interface RateRule {
  /** Names the limit in the store and in the RateLimit headers. */
  name: string;
  max: number;
  /** Counted in whole seconds, rounded up: Redis expires keys by the second. */
  windowMs: number;
}

export interface RateVerdict {
  allowed: boolean;
  remaining: number;
  /** Until the window ends and everything is allowed again. */
  resetMs: number;
}

export interface RateLimiter {
  readonly rule: RateRule;
  /**
   * Takes one from `key`'s allowance, or `count` of them or none. Never rejects: a limiter whose store is gone counts in
   * memory.
   */
  take(key: string, count?: number): Promise<RateVerdict>;
  /** Gives back what one allowed take took, where the window still runs. Never rejects. */
  giveBack(key: string): Promise<void>;
}

/** For `RATE_LIMIT_ENABLED=false`. */
export function unlimited(rule: RateRule): RateLimiter {
  return {
    rule,
    take: () => Promise.resolve({ allowed: true, remaining: rule.max, resetMs: 0 }),
    giveBack: () => Promise.resolve(),
  };
}
