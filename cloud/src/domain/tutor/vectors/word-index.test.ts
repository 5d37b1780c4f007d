/** Likeness without any model. */
import { expect, test } from 'vitest';
import { wordIndex } from './word-index.ts';

interface Written {
  topics: string[];
  objective?: string;
  stem?: string;
}

function over(items: Record<string, Written>, itemsMax = 100) {
  let reads = 0;
  const index = wordIndex({
    itemsMax,
    ttlMs: 60_000,
    source: {
      async *outlines(packId) {
        reads += 1;
        yield await Promise.resolve(
          Object.entries(items).map(([itemId, written]) => ({
            packId,
            itemId,
            itemVersion: 1,
            objective: '',
            stem: '',
            ...written,
          })),
        );
      },
    },
  });
  const ask = async (about: Written, except?: string) => {
    const outline = { objective: '', stem: '', ...about };
    const found = await index.query('p', outline, { count: 10, ...(except === undefined ? {} : { except }) });
    return found.map(({ itemId }) => itemId);
  };
  return { ask, reads: () => reads };
}

test('items that share most topics come first, then those that share words; the rest does not come', async () => {
  const { ask } = over({
    both: { topics: ['DNS', 'Networks'] },
    one: { topics: ['Networks', 'Routing'] },
    words: { topics: ['Names'], stem: 'Which record maps a name to an address?' },
    other: { topics: ['Cells'], stem: 'What is a ribosome?' },
  });
  const asked = { topics: ['networks', 'dns'], objective: 'Map a name to its address' };
  expect(await ask(asked)).toEqual(['both', 'one', 'words']);
});

test('the item itself is no answer, and the outlines of a pack are read once', async () => {
  const { ask, reads } = over({ a: { topics: ['T'] }, b: { topics: ['T'] } });
  expect(await ask({ topics: ['T'] }, 'a')).toEqual(['b']);
  expect(await ask({ topics: ['T'] }, 'b')).toEqual(['a']);
  expect(reads()).toBe(1);
});

test('words are found in scripts without blanks between them', async () => {
  const { ask } = over({
    alike: { topics: ['x'], stem: '路由器转发数据包' },
    other: { topics: ['y'], stem: '细胞' },
  });
  expect(await ask({ topics: ['z'], stem: '数据包由路由器转发' })).toEqual(['alike']);
});

test('no more items are kept than the bound allows', async () => {
  const items = Object.fromEntries(
    Array.from({ length: 20 }, (_, place) => [`i${place}`, { topics: ['T'] }]),
  );
  expect(await over(items, 5).ask({ topics: ['T'] })).toHaveLength(5);
});
