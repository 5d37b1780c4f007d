/** Random order from given chance: the same chance gives the same order. */

/** A number in 0–1, 1 excluded. */
export type Share = () => number;

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

/** Shuffles what may move; a locked one keeps its place ("All these choices are correct"). */
export function shuffleUnlocked<T extends { lockPosition: boolean }>(list: readonly T[], share: Share): T[] {
  const free = list.filter((each) => !each.lockPosition);
  const shuffled = sample(free, free.length, share).values();
  return list.map((each) => (each.lockPosition ? each : (shuffled.next().value ?? each)));
}
