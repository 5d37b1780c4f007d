/** A result stands without the pack: what was scored is in the attempt. */
import { AppError } from '@answly/shared/errors/app-error';

/** Undefined where the pack that held it is not installed. */
export function itemIfHere<T>(load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (error instanceof AppError && error.code === 'item.unknown') return undefined;
    throw error;
  }
}
