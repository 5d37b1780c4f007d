/** In which range a share probably lies of which a sample is known. */

export interface Interval {
  low: number;
  high: number;
}

/** The normal quantiles that leave 80 or 95 % in the middle. */
const quantiles = { 80: 1.2815515655446004, 95: 1.959963984540054 };

/**
 * Wilson's score interval (E. B. Wilson, 1927).
 * @param share of the sample, in 0–1, as the ends of the interval are.
 * @returns anything from 0 to 1 where nothing was tried.
 */
export function wilsonInterval(share: number, trials: number, percent: keyof typeof quantiles): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const z = quantiles[percent];
  const spread = (z * z) / trials;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials));
  return {
    low: Math.max(0, Math.min(share, middle - half)),
    high: Math.min(1, Math.max(share, middle + half)),
  };
}
