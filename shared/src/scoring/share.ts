/** What share of an item's points a response earns by the item's own rule. */
import type { Item } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { adjacentPairs } from './adjacent-pairs.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { customCredit } from './custom-credit.ts';
import { chosenOptions, keyedOptions, partsOf } from './parts.ts';
import { perGap } from './per-gap.ts';
import { rightMinusWrong } from './right-minus-wrong.ts';

/**
 * @returns 0–1.
 * @throws AppError `response.mismatch`, `response.unreadable`.
 */
export function shareOf(item: Item, response: Response): number {
  if (item.type === 'single' || item.type === 'multiple' || item.type === 'true-false') {
    const [key, chosen] = [keyedOptions(item), chosenOptions(item, response)];
    if (item.scoring === 'right-minus-wrong') return rightMinusWrong(key, chosen);
    if (item.scoring === 'custom-credit') return customCredit(item.options, key, chosen);
    return allOrNothing(key, chosen);
  }
  const parts = partsOf(item, response);
  if (item.scoring === 'per-gap') return perGap(parts);
  if (item.scoring === 'adjacent-pairs' && item.type === 'ordering' && response.type === 'ordering') {
    return adjacentPairs(item.key, response.optionIds);
  }
  return Object.values(parts).every(Boolean) ? 1 : 0;
}
