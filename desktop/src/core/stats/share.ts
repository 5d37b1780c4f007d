/** A share of marks with the interval in which the true share probably lies. */

export interface Share {
  value: number;
  low: number;
  high: number;
}

/** The normal quantile that leaves 80 % in the middle. */
const z = 1.2815515655446004;

/**
 * Wilson's score interval (E. B. Wilson, 1927) at 80 %, taking marks as the share of `attempts` trials.
 * @returns all of it in 0–1; with nothing known, anything from 0 to 1.
 */
export function shareOf(rightMilli: number, maxMilli: number, attempts: number): Share {
  if (attempts === 0 || maxMilli <= 0) return { value: 0, low: 0, high: 1 };
  const value = Math.min(1, Math.max(0, rightMilli / maxMilli));
  const spread = (z * z) / attempts;
  const middle = (value + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((value * (1 - value)) / attempts + spread / (4 * attempts));
  return {
    value,
    low: Math.max(0, Math.min(value, middle - half)),
    high: Math.min(1, Math.max(value, middle + half)),
  };
}

/** Lowest share first; of equals, the better known one. */
export function weakestFirst(a: Weighed, b: Weighed): number {
  return a.share.value - b.share.value || b.attempts - a.attempts || a.topic.localeCompare(b.topic, 'en');
}

interface Weighed {
  topic: string;
  attempts: number;
  share: Share;
}
