/** How much of what waits goes into one push (SY6). */
import { limits } from '@answly/shared/limits';

/** Around everything that a push holds. */
const aroundBytes = 256;

/** The first rows that fit, and at least one: a huge one goes alone, so that its refusal is its own (SY5). */
export function withinPush<T>(rows: readonly T[], bytesOf: (row: T) => number): readonly T[] {
  let bytes = aroundBytes;
  const excess = rows.findIndex((row, index) => {
    bytes += bytesOf(row);
    return index > 0 && bytes > limits.pushBytesMax;
  });
  return excess === -1 ? rows : rows.slice(0, excess);
}
