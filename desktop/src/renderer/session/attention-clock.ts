/** Counts the time a student spends on something: it stands still while the window is hidden. */

export interface AttentionClock {
  /** Turns to `subject`; a new one begins at nought, the same one goes on. */
  attend(subject: string): void;
  pause(): void;
  /** Milliseconds of attention to the subject so far. */
  elapsedMs(): number;
}

/** @param nowMs a clock that only goes forward, such as `performance.now`. */
export function createAttentionClock(nowMs: () => number): AttentionClock {
  let current: string | null = null;
  let gathered = 0;
  let since: number | null = null;
  return {
    attend(subject) {
      if (subject !== current) {
        gathered = 0;
        since = null;
      }
      current = subject;
      since ??= nowMs();
    },
    pause() {
      if (since === null) return;
      gathered += nowMs() - since;
      since = null;
    },
    elapsedMs: () => Math.round(gathered + (since === null ? 0 : nowMs() - since)),
  };
}
