/** What one replica may still begin while the counts that all replicas share are out of reach. */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import type { ConcurrencyLimiter, ConcurrencyRule } from './concurrency.ts';
import type { RateLimiter, RateRule } from './rate-limiter.ts';

/** The rules of the allowance; its limiters count in this process. */
export const degradedRules: { atOnce: (holdMs: number) => ConcurrencyRule; perMinute: RateRule } = {
  atOnce: (holdMs) => ({ name: 'degraded', max: limits.tutorDegradedAtOnceMax, holdMs }),
  perMinute: { name: 'degraded', max: limits.tutorDegradedPerMinuteMax, windowMs: 60_000 },
};

export interface DegradedAllowance {
  /**
   * Lets through what costs money. The function it resolves with is called once that is over.
   * @throws AppError service.unavailable with the seconds to wait, while degraded and used up.
   */
  enter(): Promise<() => Promise<void>>;
}

export interface DegradedParts {
  degraded(): boolean;
  atOnce: ConcurrencyLimiter;
  perMinute: RateLimiter;
  /** Hears of each ask that came while degraded. */
  onDegraded(): void;
}

/** All students of a replica share its allowance. */
const everyone = 'replica';

export function degradedAllowance(parts: DegradedParts): DegradedAllowance {
  return {
    enter: async () => {
      if (!parts.degraded()) return () => Promise.resolve();
      parts.onDegraded();
      const entrance = await parts.atOnce.enter(everyone);
      if (!entrance.allowed) throw unavailable(entrance.retryAfterMs);
      const verdict = await parts.perMinute.take(everyone);
      if (!verdict.allowed) {
        await entrance.leave();
        throw unavailable(verdict.resetMs);
      }
      return entrance.leave;
    },
  };
}

function unavailable(retryAfterMs: number): AppError {
  return new AppError('service.unavailable', {
    detail: 'The tutor makes few new answers just now. What it has answered before is there.',
    data: { retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / 1000)) },
  });
}
