/** How long a provider kept a new answer from its student; whatever else it took was ours. */
import type { Timers } from '#cloud/domain/timers';

export interface ProviderWait {
  /** It is waited for from now on, until the function that is returned is called for the first time. */
  begin(): () => void;
  /** Milliseconds in all. */
  ms(): number;
}

export function providerWait(timers: Pick<Timers, 'now'>): ProviderWait {
  let waitedMs = 0;
  return {
    begin: () => {
      const begunMs = timers.now();
      let over = false;
      return () => {
        if (over) return;
        over = true;
        waitedMs += timers.now() - begunMs;
      };
    },
    ms: () => waitedMs,
  };
}
