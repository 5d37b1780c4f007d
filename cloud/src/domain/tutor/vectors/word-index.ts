/** Items alike by their topics and words: what answers where nothing is embedded, at no cost. */
import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { keepNearest } from './cosine.ts';
import type { ItemRef, Near } from './vector-index.ts';

/** What an item is about, as its author put it. */
export interface ItemOutline {
  topics: readonly string[];
  objective: string;
  stem: string;
}

export interface OutlineSource {
  /** Of the newest published version of each item of the pack, some hundred at a time. */
  outlines(packId: string): AsyncIterable<(ItemRef & ItemOutline)[]>;
}

export interface WordIndex {
  /** The nearest first, those that share anything at all. @param except the id of an item that is not an answer */
  query(packId: string, about: ItemOutline, options: { count: number; except?: string }): Promise<Near[]>;
}

export interface WordIndexOptions {
  source: OutlineSource;
  /** Kept ready, some 400 bytes each; of a larger pack the items beyond are not found. */
  itemsMax: number;
  ttlMs: number;
}

/** Hashes in ascending order, each once. */
interface Sketch {
  topics: Uint32Array;
  words: Uint32Array;
}

const wordsMax = 60;
/** An author's topics say more than words that happen to be the same. */
const topicWeight = 0.6;

export function wordIndex({ source, itemsMax, ttlMs }: WordIndexOptions): WordIndex {
  const packs = new LRUCache<string, (ItemRef & Sketch)[][]>({
    maxSize: itemsMax,
    sizeCalculation: (pages) => Math.max(1, pages.flat().length),
    ttl: ttlMs,
    fetchMethod: async (packId) => {
      const pages: (ItemRef & Sketch)[][] = [];
      let left = itemsMax;
      for await (const outlines of source.outlines(packId)) {
        pages.push(outlines.slice(0, left).map((outline) => ({ ...refOf(outline), ...sketchOf(outline) })));
        left -= outlines.length;
        if (left <= 0) break;
      }
      return pages;
    },
  });
  return {
    query: async (packId, about, { count, except }) => {
      const sketch = sketchOf(about);
      const nearest = keepNearest(count);
      for (const page of (await packs.fetch(packId)) ?? []) {
        for (const item of page) {
          const score = item.itemId === except ? 0 : likeness(sketch, item);
          if (score > 0) nearest.offer({ ...refOf(item), score });
        }
        await setImmediate();
      }
      return nearest.list();
    },
  };
}

function refOf({ packId, itemId, itemVersion }: ItemRef): ItemRef {
  return { packId, itemId, itemVersion };
}

function sketchOf({ topics, objective, stem }: ItemOutline): Sketch {
  const words = wordsOf(`${objective} ${stem}`).slice(0, wordsMax);
  return { topics: hashes(topics.map((topic) => topic.trim().toLowerCase())), words: hashes(words) };
}

/** Scripts that write their words without blanks between them; finding those takes ten times as long. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words of three letters and more, but of the unspaced scripts all. */
function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  if (!unspaced.test(lower)) return lower.match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? [];
  return Array.from(segmenter.segment(lower))
    .filter(
      ({ isWordLike, segment }) => isWordLike === true && (segment.length > 2 || unspaced.test(segment)),
    )
    .map(({ segment }) => segment);
}

function hashes(texts: readonly string[]): Uint32Array {
  return new Uint32Array(new Set(texts.map(hash))).toSorted();
}

/** FNV-1a, over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** 0–1. */
function likeness(one: Sketch, other: Sketch): number {
  return topicWeight * dice(one.topics, other.topics) + (1 - topicWeight) * dice(one.words, other.words);
}

/** Sørensen and Dice: twice what is shared over what there is. */
function dice(one: Uint32Array, other: Uint32Array): number {
  let [left, right, shared] = [0, 0, 0];
  while (left < one.length && right < other.length) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return one.length + other.length === 0 ? 0 : (2 * shared) / (one.length + other.length);
}
