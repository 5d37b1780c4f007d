/** The rule "right minus wrong": each keyed option earns its share, each other one costs as much, never below nothing. */

/** @returns 0–1. */
export function rightMinusWrong(key: ReadonlySet<string>, chosen: ReadonlySet<string>): number {
  const right = [...chosen].filter((id) => key.has(id)).length;
  const wrong = chosen.size - right;
  return Math.max(0, right - wrong) / key.size;
}
