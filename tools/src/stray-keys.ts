/** Keys of an author's source that its model does not have: it would drop them, and lose what a misspelt one holds. */
import type { Fault } from '@answly/shared/formats/authored';
import { nearestWord } from '@answly/shared/formats/nearest-word';

/** @param kept what the model made of `written` */
export function strayKeys(written: unknown, kept: unknown, path: PropertyKey[] = []): Fault[] {
  if (!isHolder(written) || !isHolder(kept)) return [];
  return Object.entries(written).flatMap(([key, value]) => {
    const place = [...path, Array.isArray(written) ? Number(key) : key];
    if (Object.hasOwn(kept, key)) return strayKeys(value, kept[key], place);
    // What the model filled in is what the author did not write.
    const meant = nearestWord(
      key,
      Object.keys(kept).filter((each) => !Object.hasOwn(written, each)),
    );
    const hint = meant === null ? 'Take it out.' : `Did you mean "${meant}"?`;
    return [{ path: place, message: `means nothing there. ${hint}` }];
  });
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
