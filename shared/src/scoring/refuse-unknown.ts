/** Refuses a response that speaks of something the question does not have. */
import { AppError } from '../errors/app-error.ts';

/** @throws AppError `response.mismatch`, naming the first id that none of `parts` has. */
export function refuseUnknown(
  noun: 'option' | 'prompt' | 'gap',
  parts: readonly { id: string }[],
  ids: Iterable<string>,
): void {
  const known = new Set(parts.map(({ id }) => id));
  for (const id of ids) {
    if (!known.has(id)) {
      throw new AppError('response.mismatch', { detail: `The question has no ${noun} "${id}".` });
    }
  }
}
