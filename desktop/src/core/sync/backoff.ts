/** How long to wait before the next try, after some failures in a row. */

const firstMs = 1_000;
const longestMs = 5 * 60_000;
/** Whatever a server asks for: a timer holds 24 days, and rings at once, again and again, for more. */
const longestAskedMs = 86_400_000;

/**
 * Doubles from one second to five minutes, then spread over 50–100 % of that, so that many devices do not return as one.
 * @param failures failures in a row, from 1.
 * @param random a number in 0–1.
 * @param askedSeconds what the server asked for, which is not undercut up to a day.
 */
export function backoffMs(failures: number, random: number, askedSeconds = 0): number {
  const base = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return Math.max(Math.round(base * (0.5 + random / 2)), Math.min(askedSeconds * 1000, longestAskedMs));
}
