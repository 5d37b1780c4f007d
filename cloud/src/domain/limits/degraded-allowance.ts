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

/** One of the two is called, once. */
export interface DegradedEntrance {
  /** It is over. */
  leave(): Promise<void>;
  /** Nothing was begun after all: it counts for nothing. */
  giveBack(): Promise<void>;
}

export interface DegradedAllowance {
  /**
   * Lets through what costs money.
   * @throws AppError service.unavailable with the seconds to wait, while degraded and used up.
   */
  enter(): Promise<DegradedEntrance>;
}

export interface DegradedParts {
  degraded(): boolean;
  atOnce: ConcurrencyLimiter;
  perMinute: RateLimiter;
  /** Hears of each ask that came while degraded. */
  onDegraded(): void;
}

const nothingHeld: DegradedEntrance = {
  leave: () => Promise.resolve(),
  giveBack: () => Promise.resolve(),
};

/** All students of a replica share its allowance. */
const everyone = 'replica';

export function degradedAllowance(parts: DegradedParts): DegradedAllowance {
  return {
    enter: async () => {
      if (!parts.degraded()) return nothingHeld;
      parts.onDegraded();
      const entrance = await parts.atOnce.enter(everyone);
      if (!entrance.allowed) throw unavailable(entrance.retryAfterMs);
      const verdict = await parts.perMinute.take(everyone);
      if (!verdict.allowed) {
        await entrance.leave();
        throw unavailable(verdict.resetMs);
      }
      const { leave } = entrance;
      return {
        leave,
        giveBack: async () => {
          await Promise.all([leave(), parts.perMinute.giveBack(everyone)]);
        },
      };
    },
  };
}

function unavailable(retryAfterMs: number): AppError {
  return new AppError('service.unavailable', {
    detail: 'The tutor makes few new answers just now. What it has answered before is there.',
    data: { retryAfterSeconds: Math.max(1, Math.ceil(retryAfterMs / 1000)) },
  });
}
