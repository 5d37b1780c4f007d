/** The items the tutor may explain to anyone who is signed in. */
import { LRUCache } from 'lru-cache';
import type { Item } from '@answly/shared/model/item';

export interface PublishedItems {
  /** That version of the item as some published version of the pack holds it. */
  load(packId: string, itemId: string, itemVersion: number): Promise<Item | undefined>;
}

/** Keeps what was loaded: a version of an item never changes. What was not there is looked for again. */
export function rememberedItems(source: PublishedItems, entriesMax: number): PublishedItems {
  const known = new LRUCache<string, Item>({ max: entriesMax });
  return {
    load: async (packId, itemId, itemVersion) => {
      const key = `${packId}:${itemId}:${itemVersion}`;
      const remembered = known.get(key);
      if (remembered !== undefined) return remembered;
      const found = await source.load(packId, itemId, itemVersion);
      if (found !== undefined) known.set(key, found);
      return found;
    },
  };
}
