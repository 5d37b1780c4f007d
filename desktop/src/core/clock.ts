/** Time and chance as the core uses them: passed in, so that tests own both. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

export interface Clock {
  /** Milliseconds since 1970 by this computer's clock, which may be wrong or jump. */
  wallMs(): number;
  /** Milliseconds since some start; never goes back. */
  monotonicMs(): number;
  /** Minutes east of UTC at that moment, where the student is. */
  zoneMinutes(atMs: number): number;
  /** How long the computer has been up, sleep included: it goes on while no process of ours runs, and nobody sets it. */
  sinceBoot(): SinceBoot;
}

export interface SinceBoot {
  /** Names this run of the computer; null where the system gives no name. */
  boot: string | null;
  ms: number;
}

export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  zoneMinutes: (atMs) => -new Date(atMs).getTimezoneOffset(),
  sinceBoot: () => ({ boot: bootName(), ms: uptime() * 1000 }),
};

/** Linux names each boot. */
function bootName(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

export interface Random {
  bytes(count: number): Uint8Array;
  /** A number in 0–1, 1 excluded. */
  share(): number;
}

export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  share: () => Math.random(),
};
