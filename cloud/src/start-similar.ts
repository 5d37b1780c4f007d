/** Puts together what finds items alike, from what the operator has set up. */
import type { Breakers } from '#cloud/domain/tutor/breaker';
import type { PriceOf } from '#cloud/domain/tutor/money/prices';
import type { ReachableModel } from '#cloud/domain/tutor/providers';
import type { PublishedItems } from '#cloud/domain/tutor/published-items';
import type { PineconeSettings } from '#cloud/domain/tutor/setup-warnings';
import { exactIndex } from '#cloud/domain/tutor/vectors/exact-index';
import { openAiEmbedder } from '#cloud/domain/tutor/vectors/openai-embedder';
import { embedPack } from '#cloud/domain/tutor/vectors/pack-embedding';
import { createPackWork } from '#cloud/domain/tutor/vectors/pack-work';
import { paidEmbedder, type PaidEmbedder, type Payments } from '#cloud/domain/tutor/vectors/paid-embedder';
import { pineconeClient } from '#cloud/domain/tutor/vectors/pinecone-client';
import { pineconeIndex } from '#cloud/domain/tutor/vectors/pinecone-index';
import type { Similar, Vectors } from '#cloud/domain/tutor/vectors/similar';
import { createSimilar } from '#cloud/domain/tutor/vectors/similar';
import { wordIndex } from '#cloud/domain/tutor/vectors/word-index';
import type { Sql } from '#cloud/storage/postgres/connect';
import { postgresEmbeddings } from '#cloud/storage/postgres/item-embeddings';
import { postgresOutlines } from '#cloud/storage/postgres/newest-items';

export interface SimilarSurroundings {
  sql: Sql;
  items: PublishedItems;
  /** Undefined: items alike are found by their words. */
  embedding: ReachableModel | undefined;
  breakers: Breakers;
  priceOf: PriceOf;
  payments: Payments;
  report(failure: unknown): void;
}

/** Vectors kept ready: a pack of 10,000 items with 1,536 dimensions. */
const vectorBytesMax = 64 * 1024 * 1024;
const outlinesMax = 100_000;
const keptMs = 10 * 60_000;

export function startSimilar(pinecone: PineconeSettings, around: SimilarSurroundings): Similar {
  const { sql, items, report } = around;
  const embedder = embedderOf(around);
  return createSimilar({
    items,
    words: wordIndex({ source: postgresOutlines(sql), itemsMax: outlinesMax, ttlMs: keptMs }),
    vectors: embedder === undefined ? undefined : vectorsOf(embedder, pinecone, around),
    report,
  });
}

function embedderOf(around: SimilarSurroundings): PaidEmbedder | undefined {
  const { embedding, breakers, payments, priceOf } = around;
  if (embedding === undefined) return undefined;
  const embedder = openAiEmbedder(embedding, { timers: payments.timers, breakers });
  const price = priceOf(embedder.provider, embedder.model);
  return price && paidEmbedder(embedder, price, payments);
}

function vectorsOf(
  embedder: PaidEmbedder,
  { apiKey, indexUrl }: PineconeSettings,
  { sql, breakers, report, payments: { timers, afterwards } }: SimilarSurroundings,
): Vectors {
  const namespace = `${embedder.provider}/${embedder.model}`;
  const store = postgresEmbeddings(sql, namespace);
  const exact = exactIndex({ store, bytesMax: vectorBytesMax, ttlMs: keptMs });
  const index =
    apiKey === undefined || indexUrl === undefined
      ? exact
      : pineconeIndex({
          client: pineconeClient({ apiKey, indexUrl, timers }),
          exact,
          store,
          namespace,
          breaker: breakers.of({ provider: 'pinecone', name: 'index' }),
          afterwards,
          report,
        });
  const packs = createPackWork({
    isDone: (packId) => store.isComplete(packId),
    work: (packId) => embedPack({ embedder, store, index }, packId),
    afterwards,
    report,
  });
  return { embedder, store, index, packs };
}
