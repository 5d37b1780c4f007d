/** Counts the time a student spends on something: it stands still while the window is hidden. */

export interface AttentionClock {
  /** Milliseconds of attention so far. */
  elapsedMs(): number;
  pause(): void;
  resume(): void;
}

/** @param nowMs a clock that only goes forward, such as `performance.now`. */
export function createAttentionClock(nowMs: () => number): AttentionClock {
  let gathered = 0;
  let since: number | null = nowMs();
  return {
    elapsedMs: () => Math.round(gathered + (since === null ? 0 : nowMs() - since)),
    pause() {
      if (since === null) return;
      gathered += nowMs() - since;
      since = null;
    },
    resume() {
      since ??= nowMs();
    },
  };
}
