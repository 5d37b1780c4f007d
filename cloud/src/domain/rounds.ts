/** Work that is done again and again, one round after the other, until the process stops. */
import type { Timers } from './timers.ts';

export interface RoundParts {
  /** From the end of a round to the next one; the first begins after as long. */
  everyMs: number;
  timers: Timers;
  work: () => Promise<void>;
  /** Hears why a round failed; the next one tries again. */
  report: (error: unknown) => void;
}

export interface Rounds {
  /** Resolves when a round under way has ended; there is none afterwards. */
  stop(): Promise<void>;
}

export function startRounds({ everyMs, timers, work, report }: RoundParts): Rounds {
  let stopped = false;
  let round = Promise.resolve();
  let callOff = timers.after(everyMs, next);

  function next(): void {
    round = once().then(() => {
      if (!stopped) callOff = timers.after(everyMs, next);
    });
  }

  async function once(): Promise<void> {
    try {
      await work();
    } catch (error) {
      report(error);
    }
  }

  return {
    stop: () => {
      stopped = true;
      callOff();
      return round;
    },
  };
}
