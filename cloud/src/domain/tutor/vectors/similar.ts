/** Finds what is like an item: questions for a student who wants more of them, and texts for a chat about one. */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import type { PublishedItems } from '../published-items.ts';
import type { EmbeddingStore } from './embedding-store.ts';
import { embeddedText } from './item-text.ts';
import type { EmbedPayer, PaidEmbedder } from './paid-embedder.ts';
import type { PackWork } from './pack-work.ts';
import type { ItemRef, Near, VectorIndex } from './vector-index.ts';
import type { WordIndex } from './word-index.ts';

export interface SimilarParts {
  items: PublishedItems;
  words: WordIndex;
  /** Undefined where no embedding model is set up. */
  vectors: Vectors | undefined;
  /** Hears why the vectors could not answer; the words then did. */
  report(failure: unknown): void;
}

export interface Vectors {
  embedder: PaidEmbedder;
  store: EmbeddingStore;
  index: VectorIndex;
  /** The embedding of whole packs. */
  packs: Pick<PackWork, 'isReady'>;
}

export interface Similar {
  /** Items of the same pack, the nearest first, for the student who asks. @throws AppError item.unknown */
  similarItems(userId: string, ref: ItemRef): Promise<Near[]>;
  /** Explanations of the items nearest to what was said about an item; none for an item of no published pack. */
  relatedTexts(userId: string, about: RelatedAbout, message: string): Promise<string[]>;
}

export interface RelatedAbout {
  packId: string;
  item: Item;
  /** What is asked for again under the same one is found by words: its embedding is not bought twice. */
  requestId?: string;
}

/** A chat waits for this, and for the index, before its model is asked at all. */
const relatedTimeoutMs = 1_000;
const itemTimeoutMs = 5_000;
/** Among these there will be some with an explanation. */
const relatedCandidates = 6;

export function createSimilar(parts: SimilarParts): Similar {
  return {
    similarItems: async (userId, { packId, itemId, itemVersion }) => {
      const item = await parts.items.load(packId, itemId, itemVersion);
      if (item === undefined) throw new AppError('item.unknown');
      const search = { packId, except: itemId, count: limits.similarItemsMax };
      return nearest(parts, { ...search, item }, (vectors) =>
        vectorOf(vectors, { userId, packId, itemId, itemVersion }, item),
      );
    },
    relatedTexts: async (userId, { packId, item, requestId }, message) => {
      const said = { ...item, objective: `${message} ${item.objective}` };
      const search = { packId, except: item.id, count: relatedCandidates };
      const near = await nearest(parts, { ...search, item: said }, async ({ embedder }) => {
        const text = `${message}\n${item.stem}`.slice(0, limits.embeddedCharsMax);
        const payer = { userId, packId, itemId: item.id, itemVersion: item.version, requestId };
        return (await embedder.embed([text], { timeoutMs: relatedTimeoutMs, payer }))[0];
      });
      return explanationsOf(parts.items, near);
    },
  };
}

interface Search {
  packId: string;
  item: Item;
  except: string;
  count: number;
}

/** By vectors once the whole pack has them, else by words; by words, too, where the money is out or the pack too large. */
async function nearest(
  { vectors, words, report }: SimilarParts,
  { packId, item, except, count }: Search,
  vectorFor: (vectors: Vectors) => Promise<Float32Array | undefined>,
): Promise<Near[]> {
  try {
    if (vectors !== undefined && (await vectors.packs.isReady(packId))) {
      const vector = await vectorFor(vectors);
      const query = { packId, count, except };
      const near = vector === undefined ? undefined : await vectors.index.query({ vector, ...query });
      if (near !== undefined) return near;
    }
  } catch (failure) {
    report(failure);
  }
  return words.query(packId, item, { count, except });
}

/** Made once: the newest version has it from its pack, an older one is embedded when it is asked about. */
async function vectorOf({ embedder, store }: Vectors, payer: EmbedPayer, item: Item) {
  const { userId: _, ...ref } = payer;
  const known = await store.find(ref);
  if (known !== undefined) return known;
  const [vector] = await embedder.embed([embeddedText(item)], { timeoutMs: itemTimeoutMs, payer });
  if (vector !== undefined) await store.save([{ ...ref, vector }]);
  return vector;
}

async function explanationsOf(items: PublishedItems, near: readonly Near[]): Promise<string[]> {
  const texts: string[] = [];
  for (const { packId, itemId, itemVersion } of near) {
    const explanation = (await items.load(packId, itemId, itemVersion))?.explanation.trim() ?? '';
    if (explanation !== '') texts.push(explanation.slice(0, limits.relatedTextCharsMax));
    if (texts.length >= limits.relatedTextsMax) break;
  }
  return texts;
}
