/** Which questions of a session belong to one passage. */
import type { FormEntry } from '@answly/shared/model/session';

/**
 * Questions on one passage stand together.
 * @param stimulusAt what the question at an entry belongs to; undefined for nothing, or where it is not installed.
 * @returns the positions of the first and the last of them.
 */
export function stimulusSpan(
  form: readonly FormEntry[],
  position: number,
  stimulusAt: (entry: FormEntry) => string | undefined,
): { first: number; last: number } {
  const here = form[position];
  const stimulusId = here && stimulusAt(here);
  const isOfIt = (at: number) => {
    const entry = form[at];
    return (
      entry !== undefined &&
      stimulusId !== undefined &&
      entry.packId === here?.packId &&
      stimulusAt(entry) === stimulusId
    );
  };
  let [first, last] = [position, position];
  while (isOfIt(first - 1)) first -= 1;
  while (isOfIt(last + 1)) last += 1;
  return { first, last };
}
