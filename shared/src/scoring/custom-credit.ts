/**
 * The rule "custom credit": each option carries its own milli-credit, set by the author. It is QTI's map_response with
 * a lower bound of 0 and the points as the upper one; the test marks its "Composition of Water" (choice_multiple.xml).
 */
import type { Option } from '../model/item.ts';

/**
 * An option without a credit is worth an even share of the whole when keyed, and nothing otherwise.
 * @returns 0–1.
 */
export function customCredit(
  options: readonly Option[],
  key: ReadonlySet<string>,
  chosen: ReadonlySet<string>,
): number {
  const earned = options
    .filter((option) => chosen.has(option.id))
    .reduce((sum, option) => sum + (option.credit ?? (key.has(option.id) ? 1000 / key.size : 0)), 0);
  return Math.min(1, Math.max(0, earned / 1000));
}
