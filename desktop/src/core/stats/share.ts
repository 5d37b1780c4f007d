/** A share of marks with the interval in which the true share probably lies. */
import { wilsonInterval, type Interval } from '@answly/shared/scoring/wilson-interval';

export interface Share extends Interval {
  value: number;
}

/**
 * With the interval at 80 %, taking marks as the share of `attempts` trials.
 * @returns all of it in 0–1; with nothing known, anything from 0 to 1.
 */
export function shareOf(rightMilli: number, maxMilli: number, attempts: number): Share {
  if (attempts === 0 || maxMilli <= 0) return { value: 0, low: 0, high: 1 };
  const value = Math.min(1, Math.max(0, rightMilli / maxMilli));
  return { value, ...wilsonInterval(value, attempts, 80) };
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
