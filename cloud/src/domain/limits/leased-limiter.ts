/** A rate limiter that takes from the shared allowance several at a time, so that most asks wait for no store. */
import { LRUCache } from 'lru-cache';
import type { RateLimiter, RateVerdict } from './rate-limiter.ts';

export interface Leasing {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Students whose leases are remembered; what is forgotten is lost to the student until the window ends. */
  studentsMax: number;
}

interface Lease {
  left: number;
  /** Handed on from here in this window. */
  used: number;
  /** Not leased to anybody yet. */
  shared: number;
  endsMs: number;
}

/** A replica holds back no more than this part of an allowance from what a student may ask another replica. */
const leasedShare = 1 / 32;
const leaseMax = 64;

/** Never allows more than `limiter` does; of several replicas each may hold back one lease. */
export function leasedLimiter(limiter: RateLimiter, { now, studentsMax }: Leasing): RateLimiter {
  const { rule } = limiter;
  const size = Math.max(1, Math.min(leaseMax, Math.floor(rule.max * leasedShare)));
  const leases = new LRUCache<string, Lease>({ max: studentsMax });

  function running(key: string): Lease | undefined {
    const lease = leases.get(key);
    return lease !== undefined && now() < lease.endsMs ? lease : undefined;
  }

  function verdictOf({ left, shared, endsMs }: Lease): RateVerdict {
    return { allowed: true, remaining: shared + left, resetMs: endsMs - now() };
  }

  async function renew(key: string, count: number): Promise<RateVerdict> {
    const leased = Math.max(size, count);
    const taken = await limiter.take(key, leased);
    // Less than a lease may be left all the same.
    if (!taken.allowed) return limiter.take(key, count);
    // Another ask may have leased meanwhile.
    const { left, used } = running(key) ?? { left: 0, used: 0 };
    const renewed = {
      left: left + leased - count,
      used: used + count,
      shared: taken.remaining,
      endsMs: now() + taken.resetMs,
    };
    leases.set(key, renewed);
    return verdictOf(renewed);
  }

  return {
    rule,
    take: (key, count = 1) => {
      const held = running(key);
      if (held === undefined || held.left < count) return renew(key, count);
      held.left -= count;
      held.used += count;
      return Promise.resolve(verdictOf(held));
    },
    giveBack: (key) => {
      const held = running(key);
      if (held !== undefined && held.used > 0) {
        held.left += 1;
        held.used -= 1;
      }
      return Promise.resolve();
    },
  };
}
