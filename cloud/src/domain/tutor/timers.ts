/** Time as the tutor needs it, passed in so that tests own it. */

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

/** How long each stretch of a model's answer may take. */
export interface ModelTimeouts {
  headersMs: number;
  /** From the headers. */
  firstTokenMs: number;
  /** From the first try to the first token, second tries and fallbacks included. */
  firstWordMs: number;
  /** Between two tokens. */
  idleMs: number;
  /** From the first try to the last token, second tries and fallbacks included. */
  totalMs: number;
}

/**
 * By default 8 s for the headers, 10 s for the first token and 15 s between two; in proportion for a slower model. A
 * single model can use up the 18 s before the first word; with fallbacks they share them.
 */
export function modelTimeouts(totalMs: number): ModelTimeouts {
  const share = (part: number) => Math.round((totalMs * part) / 45);
  return {
    headersMs: share(8),
    firstTokenMs: share(10),
    firstWordMs: share(18),
    idleMs: share(15),
    totalMs,
  };
}

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
