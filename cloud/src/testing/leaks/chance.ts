/** Draws from a seed, for generators of items and hints. */
import type { Share } from '@answly/shared/exam/seeded-share';

export function pick<T>(share: Share, from: readonly T[]): T {
  const at = Math.floor(share() * from.length);
  const picked = from[at];
  if (picked === undefined) throw new Error('there is nothing to pick from');
  return picked;
}

export function between(share: Share, low: number, high: number): number {
  return low + Math.floor(share() * (high - low + 1));
}

export function shuffled<T>(share: Share, from: readonly T[]): T[] {
  return from
    .map((value) => ({ value, place: share() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
