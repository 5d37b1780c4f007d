/** The in-process cache does what every text cache does, within its bounds. */
import { beforeEach, expect, test } from 'vitest';
import { textCacheSuite } from '#cloud/testing/text-cache-suite';
import type { MemoryTextCache } from './text-cache.ts';
import { memoryTextCache } from './text-cache.ts';

let nowMs: number;
let cache: MemoryTextCache;
beforeEach(() => {
  nowMs = 1_000;
  cache = memoryTextCache({ entriesMax: 100, bytesMax: 1_000_000 }, () => nowMs);
});

textCacheSuite(() => ({
  cache: () => cache,
  pass: (ms) => {
    nowMs += ms + 1;
    return Promise.resolve();
  },
}));

test('the text that was used longest ago leaves when there are too many', () => {
  const small = memoryTextCache({ entriesMax: 2, bytesMax: 1_000_000 });
  small.keep('a', 'one', 60_000);
  small.keep('b', 'two', 60_000);
  small.peek('a');
  small.keep('c', 'three', 60_000);
  expect([small.peek('a'), small.peek('b'), small.peek('c')]).toEqual(['one', undefined, 'three']);
});

test('texts leave when together they are too large, and one that is too large alone is not kept', () => {
  const small = memoryTextCache({ entriesMax: 100, bytesMax: 500 });
  small.keep('a', 'x'.repeat(100), 60_000);
  small.keep('b', 'x'.repeat(100), 60_000);
  small.keep('c', 'x'.repeat(100), 60_000);
  expect([small.peek('a'), small.peek('c')]).toEqual([undefined, 'x'.repeat(100)]);
  small.keep('huge', 'x'.repeat(1_000), 60_000);
  expect(small.peek('huge')).toBeUndefined();
});
