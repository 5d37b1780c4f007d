/** Random order from given chance: the same chance gives the same order. */
import type { Share } from './seeded-share.ts';

/** A copy in random order, each order as likely as any other (Fisher and Yates; Durstenfeld 1964). */
export function shuffled<T>(list: readonly T[], share: Share): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(share() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}

/** Shuffles what may move; a locked one keeps its place ("All these choices are correct"). */
export function shuffledUnlocked<T extends { lockPosition: boolean }>(list: readonly T[], share: Share): T[] {
  const free = shuffled(
    list.filter((each) => !each.lockPosition),
    share,
  ).values();
  return list.map((each) => (each.lockPosition ? each : (free.next().value ?? each)));
}

/** Up to `count` of `from`, each as likely as any other, in random order. */
export function sample<T>(from: readonly T[], count: number, share: Share): T[] {
  const rest = [...from];
  const taken = Math.min(count, rest.length);
  for (let index = 0; index < taken; index++) {
    const other = index + Math.floor(share() * (rest.length - index));
    [rest[index], rest[other]] = [rest[other] as T, rest[index] as T];
  }
  return rest.slice(0, taken);
}
