/** Has every item of a pack embedded, each once, however many processes are at it; everybody gains, so the operator pays. */
import { operatorId } from '../money/operator.ts';
import type { EmbeddingStore } from './embedding-store.ts';
import { embeddedText } from './item-text.ts';
import type { PaidEmbedder } from './paid-embedder.ts';
import type { VectorIndex } from './vector-index.ts';

export interface PackEmbeddingParts {
  embedder: PaidEmbedder;
  store: Pick<EmbeddingStore, 'claim'>;
  index: VectorIndex;
}

const embedTimeoutMs = 30_000;

/** @throws ModelFailure, AppError budget.exhausted; what was embedded before is kept */
export async function embedPack(
  { embedder, store, index }: PackEmbeddingParts,
  packId: string,
): Promise<void> {
  for (;;) {
    const claimed = await store.claim(packId, embedder.textsMax);
    const [first] = claimed;
    if (first === undefined) return;
    const texts = claimed.map(({ item }) => embeddedText(item));
    const { itemId, itemVersion } = first;
    const payer = { userId: operatorId, packId, itemId, itemVersion };
    const vectors = await embedder.embed(texts, { timeoutMs: embedTimeoutMs, payer });
    const entries = claimed.flatMap(({ item: _, ...ref }, place) => {
      const vector = vectors[place];
      return vector === undefined ? [] : [{ ...ref, vector }];
    });
    await index.upsert(entries);
  }
}
