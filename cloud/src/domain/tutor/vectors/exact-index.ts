/** The index inside the process: every stored embedding is compared, so that its answer is exact. */
import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { dot, keepNearest } from './cosine.ts';
import type { EmbeddingStore } from './embedding-store.ts';
import type { VectorEntry, VectorIndex } from './vector-index.ts';

export interface ExactIndexOptions {
  store: Pick<EmbeddingStore, 'save' | 'pages'>;
  /** Of vectors kept ready; a pack that is larger by itself is not searched. */
  bytesMax: number;
  /** After it a pack is read anew, for what other processes have embedded. */
  ttlMs: number;
}

interface Pack {
  /** Undefined for a pack that is too large. */
  pages: VectorEntry[][] | undefined;
}

/** What an entry takes beside its vector, in bytes. */
const entryBytes = 200;

export function exactIndex({ store, bytesMax, ttlMs }: ExactIndexOptions): VectorIndex {
  const packs = new LRUCache<string, Pack>({
    maxSize: bytesMax,
    sizeCalculation: ({ pages = [] }) => Math.max(1, sizeOf(pages)),
    ttl: ttlMs,
  });
  const reading = new Map<string, Promise<Pack>>();

  /** Whoever asks while a pack is being read waits for the same reading. */
  async function load(packId: string): Promise<Pack> {
    const known = packs.get(packId) ?? reading.get(packId);
    if (known !== undefined) return known;
    const own = readPack(store.pages(packId), bytesMax);
    reading.set(packId, own);
    try {
      const pack = await own;
      // Something may have been added that it has not seen.
      if (reading.get(packId) === own) packs.set(packId, pack);
      return pack;
    } finally {
      if (reading.get(packId) === own) reading.delete(packId);
    }
  }

  return {
    upsert: async (entries) => {
      await store.save(entries);
      for (const { packId } of entries) {
        packs.delete(packId);
        reading.delete(packId);
      }
    },
    query: async ({ vector, packId, count, except }) => {
      const nearest = keepNearest(count);
      const { pages } = await load(packId);
      if (pages === undefined) return undefined;
      for (const page of pages) {
        for (const entry of page) {
          if (entry.itemId === except || entry.vector.length !== vector.length) continue;
          const { itemId, itemVersion } = entry;
          nearest.offer({ packId, itemId, itemVersion, score: dot(vector, entry.vector) });
        }
        // A large pack takes a while; others are served in between.
        await setImmediate();
      }
      return nearest.list();
    },
  };
}

/** Stops where it becomes too large. */
async function readPack(pages: AsyncIterable<VectorEntry[]>, bytesMax: number): Promise<Pack> {
  const gathered: VectorEntry[][] = [];
  let bytes = 0;
  for await (const page of pages) {
    bytes += sizeOf([page]);
    if (bytes > bytesMax) return { pages: undefined };
    gathered.push(page);
  }
  return { pages: gathered };
}

function sizeOf(pages: readonly (readonly VectorEntry[])[]): number {
  return pages.flat().reduce((sum, { vector }) => sum + vector.byteLength + entryBytes, 0);
}
