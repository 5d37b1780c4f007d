/** Long work as a generator that yields after every slice, and the two ways to run it. */
import { AppError } from '../errors/app-error.ts';

export interface Progress {
  done: number;
  total: number;
}

/** Work that pauses by yielding how far it is, each slice a few milliseconds long, and returns its result. */
export type Sliced<T> = Generator<Progress, T, void>;

export interface Pace {
  /** Lets other work happen; in Node `setImmediate` as a promise. */
  pause: () => Promise<void>;
  onProgress?: (progress: Progress) => void;
  /** Asked after each slice; true ends the work with `import.cancelled`. */
  cancelled?: () => boolean;
}

/** Runs sliced work to its end at once, for programs that have nothing else to do. */
export function runAtOnce<T>(work: Sliced<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/**
 * Runs sliced work with a pause after each slice, so that whoever shares the thread is served in between.
 * @throws AppError `import.cancelled` when asked to stop; whatever the work throws
 */
export async function runInSlices<T>(work: Sliced<T>, pace: Pace): Promise<T> {
  let step = work.next();
  while (step.done !== true) {
    pace.onProgress?.(step.value);
    await pace.pause();
    if (pace.cancelled?.() === true) {
      work.return(undefined as never);
      throw new AppError('import.cancelled');
    }
    step = work.next();
  }
  return step.value;
}
