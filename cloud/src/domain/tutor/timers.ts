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
  /** Between two tokens. */
  idleMs: number;
  /** From the first try to the last token, a second try included. */
  totalMs: number;
}

export const modelTimeouts: ModelTimeouts = {
  headersMs: 8_000,
  firstTokenMs: 10_000,
  idleMs: 15_000,
  totalMs: 45_000,
};
