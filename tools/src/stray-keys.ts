/** Keys of an author's source that its model does not have: it would drop them, and lose what a misspelt one holds. */
import { nearestWord } from '@answly/shared/formats/nearest-word';

export interface StrayKey {
  /** Where the object with the key stands. */
  path: PropertyKey[];
  message: string;
}

/** @param kept what the model made of `written` */
export function strayKeys(written: unknown, kept: unknown, path: PropertyKey[] = []): StrayKey[] {
  if (!isHolder(written) || !isHolder(kept)) return [];
  return Object.entries(written).flatMap(([key, value]) => {
    if (Object.hasOwn(kept, key)) return strayKeys(value, kept[key], [...path, key]);
    // What the model filled in is what the author did not write.
    const meant = nearestWord(
      key,
      Object.keys(kept).filter((each) => !Object.hasOwn(written, each)),
    );
    const hint = meant === null ? 'Take it out.' : `Did you mean "${meant}"?`;
    return [{ path, message: `there is no key "${key.slice(0, 60)}" here. ${hint}` }];
  });
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
