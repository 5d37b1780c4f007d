/** Finds the word somebody meant to write. */

/** The one of `words` that takes the fewest changes of a letter to become; null when none is like it. */
export function nearestWord(written: string, words: readonly string[]): string | null {
  const changesMax = Math.max(2, Math.floor(written.length / 3));
  const found = words
    // Whose length alone is too far off: what a hostile pack writes may have millions of letters.
    .filter((word) => Math.abs(word.length - written.length) <= changesMax)
    .map((word) => ({ word, changes: changesBetween(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ changes }) => changes <= changesMax)
    .toSorted((a, b) => a.changes - b.changes);
  return found[0]?.word ?? null;
}

/** Letters put in, left out or changed (Levenshtein 1966). */
export function changesBetween(from: string, to: string): number {
  let before = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= to.length; at += 1) {
      const changed = (before[at - 1] ?? 0) + (from[row - 1] === to[at - 1] ? 0 : 1);
      now.push(Math.min(changed, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1));
    }
    before = now;
  }
  return before[to.length] ?? 0;
}
