/** What a session of chosen topics is called. */

const namedMax = 3;
/** As long as a title may be. */
const charsMax = 200;

/** "Loops, Recursion": the first topics by name, in every language alike, and dots for more. */
export function topicsTitle(topics: readonly string[]): string {
  const named = topics.slice(0, namedMax).join(', ');
  const whole = topics.length > namedMax ? `${named}, …` : named;
  return whole.length > charsMax ? `${whole.slice(0, charsMax - 1)}…` : whole;
}
