/** Slows guessing: after some tries, each next one has to wait longer. Never a lock for good. */

export interface ThrottleRule {
  /** Keeps the keys of different rules apart. */
  name: string;
  freeTries: number;
  delayMsMax: number;
  /** Without a try for this long, counting starts anew. */
  forgetAfterMs: number;
}

export interface ThrottleState {
  tries: number;
  lastTryAtMs: number;
}

export interface Throttle {
  /** Counts a try before it is made, so that tries made together count too. Settles with the ms to wait; 0: go on. */
  take(rule: ThrottleRule, key: string): Promise<number>;
  /** The try was in order: it does not count. */
  forgive(rule: ThrottleRule, key: string): Promise<void>;
  /** The owner came: nothing that was tried before counts. */
  clear(rule: ThrottleRule, key: string): Promise<void>;
}

/** Guessing at one account from one address. */
export const signInPerAccountAndAddress: ThrottleRule = {
  name: 'sign-in-account',
  freeTries: 10,
  delayMsMax: 15 * 60_000,
  forgetAfterMs: 86_400_000,
};

/** Guessing across accounts from one address; a whole school may share one. */
export const signInPerAddress: ThrottleRule = {
  name: 'sign-in-address',
  freeTries: 300,
  delayMsMax: 60_000,
  forgetAfterMs: 15 * 60_000,
};

/** Learning from refusals which addresses have an account; who registers one is forgiven. */
export const registerPerAddress: ThrottleRule = {
  ...signInPerAddress,
  name: 'register-address',
  freeTries: 500,
};

/** `next` is what to keep when the try may go on; a try that has to wait is not counted. */
export function planTry(
  rule: ThrottleRule,
  state: ThrottleState | undefined,
  nowMs: number,
): { waitMs: number; next: ThrottleState } {
  const known = state !== undefined && nowMs - state.lastTryAtMs < rule.forgetAfterMs ? state : undefined;
  const tries = known?.tries ?? 0;
  const next = { tries: tries + 1, lastTryAtMs: nowMs };
  if (known === undefined || tries < rule.freeTries) return { waitMs: 0, next };
  const delayMs = Math.min(1000 * 2 ** (tries - rule.freeTries), rule.delayMsMax);
  return { waitMs: Math.max(0, known.lastTryAtMs + delayMs - nowMs), next };
}
