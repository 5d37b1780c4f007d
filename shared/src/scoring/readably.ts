/** Judges a response where the question can: another version, or another device's, may have other parts. */
import { AppError } from '../errors/app-error.ts';

/** Null for a response to parts that the question lacks, of another type, or with a number that cannot be read. */
export function readably<T>(judge: () => T): T | null {
  try {
    return judge();
  } catch (error) {
    if (error instanceof AppError && ['response.mismatch', 'response.unreadable'].includes(error.code))
      return null;
    throw error;
  }
}
