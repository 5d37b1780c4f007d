/** Who may start something new: so many at once, so many in a while, and few while the limits cannot be shared. */
import type { ConcurrencyLimiter } from '#cloud/domain/limits/concurrency';
import type { DegradedAllowance } from '#cloud/domain/limits/degraded-allowance';
import type { RateLimiter, RateRule, RateVerdict } from '#cloud/domain/limits/rate-limiter';

export interface AdmissionParts {
  atOnce: ConcurrencyLimiter;
  /** Asks that start something new. */
  explanations: RateLimiter;
  degraded: DegradedAllowance;
}

/** Which limit was reached, and how long to wait. */
export interface Limited {
  kind: 'limited';
  by: 'asks' | 'at-once' | 'rate';
  rule: RateRule;
  verdict: RateVerdict;
}

/** The student's limits allow it: what was taken of them is held until it is known whether anything is started. */
export interface Allowed {
  kind: 'allowed';
  /** Nothing is started after all. */
  giveBack(): Promise<void>;
  /** @throws AppError service.unavailable while the limits cannot be shared and this process has begun enough; then all is given back */
  start(): Promise<Started>;
}

export interface Started {
  /** It is over, and the place is free again. */
  leave(): Promise<void>;
  /** It was another one's after all: what was taken of the allowance is given back as well. */
  giveBack(): Promise<void>;
}

/** A refusal gives back what was taken. */
export async function askLimits(parts: AdmissionParts, userId: string): Promise<Allowed | Limited> {
  const { atOnce, explanations } = parts;
  // Both are asked at once: the refusal of one gives back what the other granted.
  const [place, verdict] = await Promise.all([atOnce.enter(userId), explanations.take(userId)]);
  const giveBack = async (): Promise<void> => {
    await Promise.all([
      place.allowed ? place.leave() : undefined,
      verdict.allowed ? explanations.giveBack(userId) : undefined,
    ]);
  };
  if (!place.allowed) {
    await giveBack();
    const { name, max } = atOnce.rule;
    const waiting = { allowed: false, remaining: 0, resetMs: place.retryAfterMs };
    return {
      kind: 'limited',
      by: 'at-once',
      rule: { name, max, windowMs: place.retryAfterMs },
      verdict: waiting,
    };
  }
  if (!verdict.allowed) {
    await giveBack();
    return { kind: 'limited', by: 'rate', rule: explanations.rule, verdict };
  }
  const start = async (): Promise<Started> => {
    const degraded = await parts.degraded.enter().catch(async (refusal: unknown) => {
      await giveBack();
      throw refusal;
    });
    return {
      leave: async () => {
        await Promise.all([place.leave(), degraded.leave()]);
      },
      giveBack: async () => {
        await Promise.all([giveBack(), degraded.giveBack()]);
      },
    };
  };
  return { kind: 'allowed', giveBack, start };
}
