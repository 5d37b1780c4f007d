/** The concurrency limiter of a single process: the twin of the Redis one, and its insurance. */
import type { ConcurrencyLimiter, ConcurrencyRule } from '#cloud/domain/limits/concurrency';
import { full } from '#cloud/domain/limits/concurrency';

/** `now` counts milliseconds from any start and never goes back. */
export function memoryConcurrency(
  rule: ConcurrencyRule,
  now: () => number = () => performance.now(),
): ConcurrencyLimiter {
  /** For each key, who is in: when they are taken for crashed. */
  const inside = new Map<string, Set<{ untilMs: number }>>();
  const leave = (key: string, who: { untilMs: number }): void => {
    const others = inside.get(key);
    others?.delete(who);
    if (others?.size === 0) inside.delete(key);
  };
  return {
    rule,
    enter: async (key) => {
      for (const who of inside.get(key) ?? []) if (who.untilMs <= now()) leave(key, who);
      const others = inside.get(key) ?? new Set();
      if (others.size >= rule.max) return full;
      const who = { untilMs: now() + rule.holdMs };
      inside.set(key, others.add(who));
      return { allowed: true, leave: async () => leave(key, who) };
    },
  };
}
