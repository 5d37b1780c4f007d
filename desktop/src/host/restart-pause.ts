/** How long a host waits before it starts the core again. */

const pausesMs = [0, 250, 1_000, 3_000, 10_000] as const;

/** A core that ran this long was well: its end begins a new count. */
export const healthyMs = 10_000;

/** @param failuresInARow ends of a core that was not well, the last one included. */
export function restartPauseMs(failuresInARow: number): number {
  const place = Math.min(Math.max(failuresInARow - 1, 0), pausesMs.length - 1);
  return pausesMs[place] ?? 0;
}

/** So many ends in a row and the window is told that something is wrong, while starting goes on. */
export const tellAfterFailures = 3;
