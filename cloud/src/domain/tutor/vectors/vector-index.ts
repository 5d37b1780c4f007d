/** Where items alike are found by their embeddings, whoever does the searching. */

/** One version of an item of a published pack. */
export interface ItemRef {
  packId: string;
  itemId: string;
  itemVersion: number;
}

export interface VectorEntry extends ItemRef {
  /** Of length 1; all vectors of an index have the same dimensions. */
  vector: Float32Array;
}

export interface VectorQuery {
  /** Of length 1. */
  vector: Float32Array;
  packId: string;
  /** How many at most. */
  count: number;
  /** An item, in any version, that is not an answer. */
  except: string;
}

export interface Near extends ItemRef {
  /** The cosine: 1 for the same direction. */
  score: number;
}

export interface VectorIndex {
  upsert(entries: readonly VectorEntry[]): Promise<void>;
  /** The nearest first; of each item its newest published version only. Undefined for more than it can search. */
  query(query: VectorQuery): Promise<Near[] | undefined>;
}
