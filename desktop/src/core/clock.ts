/** Time and chance as the core uses them: passed in, so that tests own both. */
import { randomBytes } from 'node:crypto';

export interface Clock {
  /** Milliseconds since 1970 by this computer's clock, which may be wrong or jump. */
  wallMs(): number;
  /** Milliseconds since some start; never goes back. */
  monotonicMs(): number;
  /** Minutes east of UTC at that moment, where the student is. */
  zoneMinutes(atMs: number): number;
}

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  zoneMinutes: (atMs) => -new Date(atMs).getTimezoneOffset(),
};

export interface Random {
  bytes(count: number): Uint8Array;
  /** A number in 0–1, 1 excluded. */
  share(): number;
}

export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  share: () => Math.random(),
};
