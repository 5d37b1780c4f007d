/** The world's time: it moves when the scheduler says so, and the devices' timers hang on it. */
import type { Timers } from '../desktop/src/core/timers.ts';

interface Due {
  atMs: number;
  owner: object;
  callback: () => void;
}

export interface Timeline {
  nowMs(): number;
  /** @param moved called whenever a timer is set: its owner has come to rest. */
  timersOf(owner: object, moved: () => void): Timers;
  /** Lets time pass to the next timer within `withinMs` and rings it; otherwise lets all of that pass. */
  advance(withinMs: number): boolean;
  /** What a process that ended had set rings no more. */
  forget(owner: object): void;
}

/** 2026-03-02 12:00 UTC. */
const startMs = Date.UTC(2026, 2, 2, 12);

export function createTimeline(): Timeline {
  let nowMs = startMs;
  const set = new Set<Due>();

  return {
    // Clocks of computers tell whole milliseconds.
    nowMs: () => Math.floor(nowMs),
    timersOf: (owner, moved) => ({
      set(callback, afterMs) {
        const due = { atMs: nowMs + afterMs, owner, callback };
        set.add(due);
        moved();
        return due;
      },
      clear: (timer) => void set.delete(timer as Due),
    }),
    advance(withinMs) {
      let next: Due | undefined;
      for (const due of set) if (next === undefined || due.atMs < next.atMs) next = due;
      if (next === undefined || next.atMs > nowMs + withinMs) {
        nowMs += withinMs;
        return false;
      }
      set.delete(next);
      nowMs = Math.max(nowMs, next.atMs);
      next.callback();
      return true;
    },
    forget(owner) {
      for (const due of set) if (due.owner === owner) set.delete(due);
    },
  };
}
