/** Timers of a device whose time stands still: the test lets them ring. */
import type { Timers } from '#desktop/core/timers';

export interface ManualTimers {
  timers: Timers;
  /** After how many milliseconds the next one would ring; undefined where none is set. */
  nextMs(): number | undefined;
  /** Lets the next one ring. */
  ring(): void;
}

export function createManualTimers(): ManualTimers {
  const waiting = new Set<{ callback: () => void; afterMs: number }>();
  const next = () => [...waiting].toSorted((a, b) => a.afterMs - b.afterMs)[0];
  return {
    timers: {
      set: (callback, afterMs) => {
        const timer = { callback, afterMs };
        waiting.add(timer);
        return timer;
      },
      clear: (timer) => void waiting.delete(timer as { callback: () => void; afterMs: number }),
    },
    nextMs: () => next()?.afterMs,
    ring: () => {
      const timer = next();
      if (timer === undefined) throw new Error('no timer is set');
      waiting.delete(timer);
      timer.callback();
    },
  };
}
