/** One beat for all who wait for the next one, so that what they send then travels in one packet. */
import type { Timers } from '#cloud/domain/timers';

/** Resolves at the next beat, at most `everyMs` from now. Nothing beats while nobody waits. */
export type Beat = () => Promise<void>;

export function createBeat(timers: Timers, everyMs: number): Beat {
  let next: Promise<void> | undefined;
  return () =>
    (next ??= new Promise((resolve) => {
      timers.after(everyMs, () => {
        next = undefined;
        resolve();
      });
    }));
}
