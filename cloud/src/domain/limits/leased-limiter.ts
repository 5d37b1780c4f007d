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

/** Allows no more than `limiter` does; of several replicas each may hold back one lease. */
export function leasedLimiter(limiter: RateLimiter, { now, studentsMax }: Leasing): RateLimiter {
  const { rule } = limiter;
  const size = Math.max(1, Math.min(leaseMax, Math.floor(rule.max * leasedShare)));
  const leases = new LRUCache<string, Lease>({ max: studentsMax });
  /** One for each student: whoever asks meanwhile looks at what it brought. */
  const renewing = new Map<string, Promise<RateVerdict>>();

  function running(key: string): Lease | undefined {
    const lease = leases.get(key);
    return lease !== undefined && now() < lease.endsMs ? lease : undefined;
  }

  function takeHeld(key: string, count: number): RateVerdict | undefined {
    const held = running(key);
    if (held === undefined || held.left < count) return undefined;
    held.left -= count;
    held.used += count;
    return { allowed: true, remaining: held.shared + held.left, resetMs: held.endsMs - now() };
  }

  async function takeLease(key: string, wanted: number): Promise<RateVerdict> {
    const taken = await limiter.take(key, wanted);
    if (!taken.allowed) return taken;
    const { left, used } = running(key) ?? { left: 0, used: 0 };
    const endsMs = now() + taken.resetMs;
    leases.set(key, { left: left + wanted, used, shared: taken.remaining, endsMs });
    return taken;
  }

  async function renew(key: string, count: number): Promise<RateVerdict> {
    const whole = await takeLease(key, Math.max(size, count));
    // Less than a lease may be left all the same.
    return whole.allowed ? whole : takeLease(key, count);
  }

  function renewOnce(key: string, count: number): Promise<RateVerdict> {
    const known = renewing.get(key);
    if (known !== undefined) return known;
    const begun = renew(key, count).finally(() => renewing.delete(key));
    renewing.set(key, begun);
    return begun;
  }

  async function takeRenewed(key: string, count: number): Promise<RateVerdict> {
    for (;;) {
      const renewed = await renewOnce(key, count);
      const verdict = takeHeld(key, count);
      if (verdict !== undefined) return verdict;
      if (!renewed.allowed) return renewed;
      // Over when it is told of, as where nothing is limited: nothing of it can be held.
      if (renewed.resetMs === 0) return limiter.take(key, count);
    }
  }

  return {
    rule,
    take: (key, count = 1) => {
      const verdict = takeHeld(key, count);
      return verdict === undefined ? takeRenewed(key, count) : Promise.resolve(verdict);
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
