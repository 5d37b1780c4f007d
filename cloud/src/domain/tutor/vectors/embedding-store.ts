/** The embeddings that were made, kept for good: what is embedded once is never paid for again. */
import type { Item } from '@answly/shared/model/item';
import type { ItemRef, VectorEntry } from './vector-index.ts';

/** An item that waits for its embedding. */
export interface ClaimedItem extends ItemRef {
  item: Item;
}

/** Everything here is about one embedding model. */
export interface EmbeddingStore {
  find(ref: ItemRef): Promise<Float32Array | undefined>;
  save(entries: readonly VectorEntry[]): Promise<void>;
  /**
   * Up to `count` items of the pack that have no embedding, each in its newest published version, which from now on are
   * for the caller to embed: for two minutes no other process is given them.
   */
  claim(packId: string, count: number): Promise<ClaimedItem[]>;
  /** Whether every item of the pack, in its newest published version, has its embedding. */
  isComplete(packId: string): Promise<boolean>;
  /** All embeddings of newest published versions of the pack, some hundred at a time. */
  pages(packId: string): AsyncIterable<VectorEntry[]>;
  /** Embeddings of newest published versions that the outside index `indexName` has not been sent. */
  unsent(packId: string, indexName: string, count: number): Promise<VectorEntry[]>;
  markSent(refs: readonly ItemRef[], indexName: string): Promise<void>;
  /** Of these items, the newest published version of each that has one. */
  newest(packId: string, itemIds: readonly string[]): Promise<ItemRef[]>;
}
