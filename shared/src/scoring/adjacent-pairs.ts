/**
 * The rule "adjacent pairs" for putting in order: each option that is followed by the one that follows it in the key counts.
 * It is "relative to the next item, excluding last" of Moodle's ordering question (qtype_ordering), whose tests give the
 * examples: of `Modular Object Oriented Dynamic Learning Environment` with its ends swapped, 3 of 5 pairs are right.
 */

/** @returns 0–1; only the whole key in its order is 1. */
export function adjacentPairs(key: readonly string[], order: readonly string[]): number {
  const next = new Map(key.slice(1).map((id, index) => [key[index], id]));
  const right = order.slice(1).filter((id, index) => next.get(order[index] ?? '') === id).length;
  return right / (key.length - 1);
}
