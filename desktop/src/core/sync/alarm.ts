/** One alarm at a time: setting it again forgets the earlier one. */
import type { Timers } from '#desktop/core/timers';

export interface Alarm {
  set(afterMs: number): void;
  clear(): void;
}

export function createAlarm(timers: Timers, ring: () => void): Alarm {
  let timer: unknown;
  const clear = () => timers.clear(timer);
  return {
    clear,
    set(afterMs) {
      clear();
      timer = timers.set(ring, afterMs);
    },
  };
}
