/** Keys that were looked up once, by a name within a group: as many as the bounds allow, whatever the groups are. */

export interface KeyBounds {
  /** Of all groups together. */
  namesMax: number;
  /** A group costs as much memory as some names. */
  groupsMax: number;
}

export interface KnownKeys {
  /** The key remembered, or else found. */
  key(group: string, name: string): number;
  /** Forgets all. */
  clear(): void;
}

/** Two maps, one in the other: to join both names into one for each look would cost more than the look. */
export function createKnownKeys(
  { namesMax, groupsMax }: KeyBounds,
  find: (group: string, name: string) => number,
): KnownKeys {
  const groups = new Map<string, Map<string, number>>();
  let names = 0;

  function clear(): void {
    groups.clear();
    names = 0;
  }

  function remember(group: string, name: string, key: number): void {
    if (names >= namesMax || (groups.size >= groupsMax && !groups.has(group))) clear();
    const known = groups.get(group) ?? new Map<string, number>();
    groups.set(group, known.set(name, key));
    names += 1;
  }

  return {
    key(group, name) {
      const known = groups.get(group)?.get(name);
      if (known !== undefined) return known;
      const found = find(group, name);
      remember(group, name, found);
      return found;
    },
    clear,
  };
}
