/** Time, passed in so that tests own it. */

export interface Timers {
  /** Milliseconds from any start; never goes back. */
  now(): number;
  /** Runs `act` after `ms`; the function returned calls it off. */
  after(ms: number, act: () => void): () => void;
}

export const realTimers: Timers = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

/** Ends `work` after `ms`, by its signal and whether it listens or not. @throws what `late` makes */
export async function within<T>(
  timers: Timers,
  { ms, late }: { ms: number; late: () => Error },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const stop = timers.after(ms, () => {
    const error = late();
    controller.abort(error);
    reject(error);
  });
  try {
    return await Promise.race([work(controller.signal), tooLate]);
  } finally {
    stop();
  }
}
