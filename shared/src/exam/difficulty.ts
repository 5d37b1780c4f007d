/** Easy, medium and hard: where each begins, and how many of each a mix asks for. */
import type { DifficultyMix } from '../model/blueprint.ts';

export const bands = ['easy', 'medium', 'hard'] as const;
export type Band = (typeof bands)[number];

/**
 * Between the steps authors estimate in (0.2 recall, 0.4 one step, 0.6 several), so that an item nobody has estimated, which
 * stands at 0.5, is medium.
 */
const mediumFrom = 0.35;
const hardFrom = 0.55;

/** @param difficulty from 0 very easy to 1 very hard */
export function bandOf(difficulty: number): Band {
  if (difficulty < mediumFrom) return 'easy';
  return difficulty < hardFrom ? 'medium' : 'hard';
}

/** Who gets the odd item where remainders are equal: the middle, then the easy ones. */
const favoured: readonly Band[] = ['medium', 'easy', 'hard'];

/** Splits `count` by a mix, each part within one of its exact share: the method of the largest remainder (Hamilton). */
export function countsOfMix(count: number, mix: DifficultyMix): Record<Band, number> {
  const sum = mix.easy + mix.medium + mix.hard;
  const exact = (band: Band) => (count * mix[band]) / sum;
  const counts = { easy: 0, medium: 0, hard: 0 };
  // A tenth of 30 is a hair off 3 in binary; a hair is no remainder.
  for (const band of bands) counts[band] = Math.floor(exact(band) + 1e-9);
  const left = count - bands.reduce((total, band) => total + counts[band], 0);
  const remainder = (band: Band) => Number((exact(band) - counts[band]).toFixed(9));
  const byRemainder = favoured.toSorted((one, other) => remainder(other) - remainder(one));
  for (const band of byRemainder.slice(0, left)) counts[band] += 1;
  return counts;
}
