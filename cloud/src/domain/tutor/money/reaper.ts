/** Settles calls whose process died before it could. */
import type { Timers } from '#cloud/domain/tutor/timers';

export interface ReaperParts {
  /** Settles orphans, and says how many. */
  reap: () => Promise<number>;
  timers: Timers;
  found: (count: number) => void;
  /** Hears why a round failed; the next one tries again. */
  report: (error: unknown) => void;
}

export interface Reaper {
  /** Resolves when a round under way has ended; there is none afterwards. */
  stop(): Promise<void>;
}

export const reaperRoundMs = 30_000;

export function startReaper(parts: ReaperParts): Reaper {
  let stopped = false;
  let round = Promise.resolve();
  let callOff = parts.timers.after(reaperRoundMs, next);

  function next(): void {
    round = reapOnce(parts).then(() => {
      if (!stopped) callOff = parts.timers.after(reaperRoundMs, next);
    });
  }

  return {
    stop: () => {
      stopped = true;
      callOff();
      return round;
    },
  };
}

async function reapOnce({ reap, found, report }: ReaperParts): Promise<void> {
  try {
    const count = await reap();
    if (count > 0) found(count);
  } catch (error) {
    report(error);
  }
}
