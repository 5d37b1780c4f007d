/** In which range a share probably lies of which a sample is known. */

export interface Interval {
  low: number;
  high: number;
}

/** The normal quantile that leaves 95 % in the middle. */
const z = 1.959963984540054;

/** Wilson's score interval (E. B. Wilson, 1927) at 95 %, in 0–1; anything where nothing was tried. */
export function intervalOf(successes: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const spread = (z * z) / trials;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
