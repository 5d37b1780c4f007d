/** The rule "all or nothing": full marks for exactly the keyed options. */

/** @returns 0 or 1. */
export function allOrNothing(key: ReadonlySet<string>, chosen: ReadonlySet<string>): number {
  return key.size === chosen.size && [...key].every((id) => chosen.has(id)) ? 1 : 0;
}
