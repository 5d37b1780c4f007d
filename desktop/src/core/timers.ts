/** Waiting, passed in so that tests and the simulator own time. */

export interface Timers {
  set(callback: () => void, afterMs: number): unknown;
  /** Forgets a timer; one that has fired or `undefined` is fine. */
  clear(timer: unknown): void;
}

/** Real time; a waiting timer does not keep the process alive. */
export const realTimers: Timers = {
  set: (callback, afterMs) => setTimeout(callback, afterMs).unref(),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout | undefined),
};
