/** Which options of an item are the answer. */
import type { Item } from '../model/item.ts';

/** Ids of those that are (part of) the right answer; empty for items answered otherwise. */
export function rightOptionIds(item: Item): readonly string[] {
  switch (item.type) {
    case 'single':
    case 'true-false':
      return [item.key];
    case 'multiple':
    case 'ordering':
      return item.key;
    default:
      return [];
  }
}
