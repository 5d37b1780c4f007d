/** The exact index against the plainest way to do it, and what it keeps in memory. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unit } from './cosine.ts';
import { exactIndex } from './exact-index.ts';
import type { VectorEntry } from './vector-index.ts';

function indexOver(entries: VectorEntry[], { bytesMax = 1_000_000, pageRows = 3 } = {}) {
  let reads = 0;
  const index = exactIndex({
    bytesMax,
    ttlMs: 60_000,
    store: {
      save: (more) => Promise.resolve(void entries.push(...more)),
      async *pages(packId) {
        reads += 1;
        const own = entries.filter((entry) => entry.packId === packId);
        for (let from = 0; from < own.length; from += pageRows) {
          yield await Promise.resolve(own.slice(from, from + pageRows));
        }
      },
    },
  });
  return { index, reads: () => reads };
}

const entry = (packId: string, itemId: string, vector: number[]): VectorEntry => ({
  packId,
  itemId,
  itemVersion: 1,
  vector: unit(vector),
});

const direction = fc
  .array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 })
  .filter((values) => values.some((value) => value !== 0));

test('gives what sorting all cosines gives', async () => {
  const packs = fc.array(fc.record({ packId: fc.constantFrom('p', 'q'), vector: direction }));
  await fc.assert(
    fc.asyncProperty(packs, direction, fc.integer({ min: 1, max: 12 }), async (made, asked, count) => {
      const entries = made.map(({ packId, vector }, place) => entry(packId, `item ${place}`, vector));
      const { index } = indexOver(entries);
      const vector = unit(asked);
      const found = await index.query({ vector, packId: 'p', count, except: 'item 1' });
      const plain = entries
        .filter(({ packId, itemId }) => packId === 'p' && itemId !== 'item 1')
        .map((each) => ({
          itemId: each.itemId,
          score: each.vector.reduce((sum, value, place) => sum + value * (vector[place] ?? 0), 0),
        }))
        .toSorted((one, other) => other.score - one.score || (one.itemId < other.itemId ? -1 : 1))
        .slice(0, count);
      expect(found?.map(({ itemId }) => itemId)).toEqual(plain.map(({ itemId }) => itemId));
      found?.forEach(({ score }, place) => expect(score).toBeCloseTo(plain[place]?.score ?? NaN, 6));
    }),
  );
});

test('a pack is read once, and anew when something was added to it', async () => {
  const { index, reads } = indexOver([entry('p', 'a', [1, 0])]);
  const query = { vector: unit([1, 1]), packId: 'p', count: 5, except: 'none' };
  await index.query(query);
  expect((await index.query(query))?.map(({ itemId }) => itemId)).toEqual(['a']);
  expect(reads()).toBe(1);
  await index.upsert([entry('p', 'b', [1, 1])]);
  expect((await index.query(query))?.map(({ itemId }) => itemId)).toEqual(['b', 'a']);
  expect(reads()).toBe(2);
});

test('a pack beyond the bound of memory is not searched, and read once to know it', async () => {
  const entries = Array.from({ length: 20 }, (_, place) => entry('p', `item ${place}`, [place, 20 - place]));
  const { index, reads } = indexOver(entries, { bytesMax: 1_000 });
  const query = { vector: unit([1, 0]), packId: 'p', count: 1, except: 'none' };
  expect(await index.query(query)).toBeUndefined();
  expect(await index.query(query)).toBeUndefined();
  expect(reads()).toBe(1);
});

test('who asks while a pack is read waits for that reading, which is not kept if something was added meanwhile', async () => {
  const { index, reads } = indexOver([entry('p', 'a', [1, 0]), entry('p', 'b', [0, 1])], { pageRows: 1 });
  const query = { vector: unit([1, 1]), packId: 'p', count: 5, except: 'none' };
  const asked = [1, 2, 3].map(() => index.query(query));
  await index.upsert([entry('q', 'other', [1, 0])]);
  for (const found of await Promise.all(asked)) expect(found).toHaveLength(2);
  expect(reads()).toBe(1);
  await index.upsert([entry('p', 'c', [1, 0])]);
  const during = index.query(query);
  await index.upsert([entry('p', 'd', [1, 1])]);
  await during;
  expect((await index.query(query))?.map(({ itemId }) => itemId)[0]).toBe('d');
  expect(reads()).toBe(3);
});

test('vectors of other dimensions are not compared, and one without a direction is refused', async () => {
  const { index } = indexOver([entry('p', 'a', [1, 0, 0])]);
  expect(await index.query({ vector: unit([1, 0]), packId: 'p', count: 5, except: 'none' })).toEqual([]);
  expect(() => unit([0, 0])).toThrow(RangeError);
  expect(() => unit([Number.NaN, 1])).toThrow(RangeError);
});
