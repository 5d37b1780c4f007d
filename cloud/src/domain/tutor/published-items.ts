/** The items the tutor may explain to anyone who is signed in. */
import type { Item } from '@answly/shared/model/item';

export interface PublishedItems {
  /** That version of the item as some published version of the pack holds it. */
  load(packId: string, itemId: string, itemVersion: number): Promise<Item | undefined>;
}
