/** A cache of texts by key. It may forget at any moment and never refuses. */

export interface TextCache {
  /** The text, or undefined where it is unknown, expired, or the store cannot be reached. */
  get(key: string): Promise<string | undefined>;
  /** Resolves when it is kept, or when it could not be. `ttlMs` > 0. */
  set(key: string, text: string, ttlMs: number): Promise<void>;
}
