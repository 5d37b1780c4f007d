/** The index of Pinecone: what is stored here is copied there, and while it cannot answer, this process does. */
import type { Afterwards } from '../afterwards.ts';
import type { Breaker } from '../breaker.ts';
import type { EmbeddingStore } from './embedding-store.ts';
import { createPackWork } from './pack-work.ts';
import type { PineconeClient, PineconeMatch } from './pinecone-client.ts';
import type { ItemRef, Near, VectorIndex, VectorQuery } from './vector-index.ts';

export interface PineconeIndexOptions {
  client: PineconeClient;
  /** Over the same store. */
  exact: VectorIndex;
  store: Pick<EmbeddingStore, 'unsent' | 'markSent' | 'newest'>;
  /** One for each embedding model, so that vectors of two are never compared. */
  namespace: string;
  breaker: Breaker;
  afterwards: Afterwards;
  /** Hears why Pinecone did not answer. */
  report(failure: unknown): void;
}

/** In one request: as many of 3,072 dimensions stay below the 2 MB that are the bound. */
const sentMax = 40;
/** Withdrawn items are still there; this many of them leave enough others. */
const spare = 10;

export function pineconeIndex(options: PineconeIndexOptions): VectorIndex {
  const { exact, store, client, afterwards, report } = options;
  const copying = createPackWork({
    isDone: async (packId) => (await store.unsent(packId, client.indexName, 1)).length === 0,
    work: (packId) => copyPack(options, packId),
    afterwards,
    report,
  });
  return {
    upsert: async (entries) => {
      await exact.upsert(entries);
      for (const { packId } of entries) copying.reopen(packId);
    },
    query: async (query) => {
      const end = (await copying.isReady(query.packId)) ? options.breaker.enter() : undefined;
      if (end === undefined) return exact.query(query);
      try {
        const near = await queryPinecone(options, query);
        end('success');
        return near;
      } catch (failure) {
        end('failure');
        report(failure);
        return exact.query(query);
      }
    },
  };
}

async function copyPack({ client, store, namespace }: PineconeIndexOptions, packId: string): Promise<void> {
  for (;;) {
    const entries = await store.unsent(packId, client.indexName, sentMax);
    if (entries.length === 0) return;
    await client.upsert(
      namespace,
      entries.map((entry) => ({
        id: idOf(entry),
        values: entry.vector,
        metadata: { packId, itemId: entry.itemId },
      })),
    );
    await store.markSent(entries, client.indexName);
  }
}

async function queryPinecone(
  { client, store, namespace }: PineconeIndexOptions,
  { vector, packId, count, except }: VectorQuery,
): Promise<Near[]> {
  const matches = await client.query(namespace, {
    vector,
    topK: count + spare,
    filter: { packId: { $eq: packId }, itemId: { $ne: except } },
  });
  const current = await store.newest(
    packId,
    matches.flatMap(({ metadata }) => metadata?.itemId ?? []),
  );
  return matches.flatMap((match) => nearOf(match, current) ?? []).slice(0, count);
}

/** Without the version: a newer one takes the place of an older one. */
function idOf({ packId, itemId }: ItemRef): string {
  return `${packId}:${itemId}`;
}

/** Undefined for an item that has been withdrawn since. */
function nearOf({ id, score }: PineconeMatch, current: readonly ItemRef[]): Near | undefined {
  const ref = current.find((each) => idOf(each) === id);
  return ref === undefined ? undefined : { ...ref, score };
}
