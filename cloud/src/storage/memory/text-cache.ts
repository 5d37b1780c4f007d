/** The cache inside one process: least recently used leaves first, bounded in entries and in bytes. */
import { LRUCache } from 'lru-cache';
import type { TextCache } from '#cloud/domain/tutor/text-cache';

export interface MemoryBounds {
  entriesMax: number;
  bytesMax: number;
}

/** Also the hot tier in front of the slower ones, which is why it can be asked without waiting. */
export interface MemoryTextCache extends TextCache {
  peek(key: string): string | undefined;
  keep(key: string, text: string, ttlMs: number): void;
}

/** `now` counts milliseconds from any start and never goes back. */
export function memoryTextCache(
  bounds: MemoryBounds,
  now: () => number = () => performance.now(),
): MemoryTextCache {
  const texts = new LRUCache<string, string>({
    max: bounds.entriesMax,
    maxSize: bounds.bytesMax,
    // A JavaScript string takes up to two bytes a character.
    sizeCalculation: (text, key) => 2 * (text.length + key.length),
    perf: { now },
    ttlResolution: 0,
  });
  const keep = (key: string, text: string, ttl: number): void => {
    texts.set(key, text, { ttl });
  };
  return {
    peek: (key) => texts.get(key),
    keep,
    get: (key) => Promise.resolve(texts.get(key)),
    set: (key, text, ttl) => Promise.resolve(keep(key, text, ttl)),
  };
}
