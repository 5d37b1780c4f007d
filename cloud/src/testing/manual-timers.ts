/** Timers whose time stands still until the test lets it run. */
import type { Timers } from '#cloud/domain/timers';

export interface ManualTimers {
  timers: Timers;
  /** How many timers are set. */
  waiting(): number;
  /** Lets time jump from one due timer to the next until `work` has settled. */
  runUntil<T>(work: Promise<T>): Promise<T>;
}

export function manualTimers(): ManualTimers {
  let nowMs = 0;
  const due = new Set<{ atMs: number; act: () => void }>();
  const timers: Timers = {
    now: () => nowMs,
    after: (ms, act) => {
      const timer = { atMs: nowMs + ms, act };
      due.add(timer);
      return () => due.delete(timer);
    },
  };
  return {
    timers,
    waiting: () => due.size,
    runUntil: async (work) => {
      let settled = false;
      const watched = work.finally(() => {
        settled = true;
      });
      for (;;) {
        // Promises that hang on no timer go first, all of them.
        await new Promise((resolve) => setImmediate(resolve));
        if (settled) return watched;
        const next = [...due].toSorted((one, other) => one.atMs - other.atMs)[0];
        if (next === undefined) throw new Error('nothing is due and the work has not settled');
        due.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.act();
      }
    },
  };
}
