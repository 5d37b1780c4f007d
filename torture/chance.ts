/** Chance from a seed: the same seed, the same torture. */
import { createTestRandom } from '../desktop/src/core/testing/test-core.ts';

export interface Chance {
  /** A number in 0–1, 1 excluded. */
  share(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  one<T>(of: readonly T[]): T;
}

export function chanceOf(seed: number): Chance {
  const { share } = createTestRandom(seed);
  const below = (count: number) => Math.floor(share() * count);
  return { share, below, one: <T>(of: readonly T[]) => of[below(of.length)] as T };
}
