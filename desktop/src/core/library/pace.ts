/** How long work lets others have their turn, tells how far it is, and learns that it is no longer wanted. */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '@answly/shared/errors/app-error';

/**
 * Called between two slices of work.
 * @throws AppError `import.cancelled` when it is no longer wanted.
 */
export type Pace = (done: number, total: number) => Promise<void>;

export function createPace(
  signal: AbortSignal,
  report: (done: number, total: number) => void = () => undefined,
): Pace {
  return async (done, total) => {
    report(done, total);
    await setImmediate();
    if (signal.aborted) throw new AppError('import.cancelled');
  };
}
