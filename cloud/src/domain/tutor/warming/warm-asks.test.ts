import { expect, test } from 'vitest';
import { item as itemSchema } from '@answly/shared/model/item';
import { buildItem } from '#cloud/testing/build-item';
import { warmAsks } from './warm-asks.ts';

const packId = '0198f6a0-0000-7000-8000-00000000aaaa';
const all = { modes: ['hint', 'explain'], locales: [] } as const;

test('an item has three hints, an explanation of the whole, and one of each option', () => {
  const asks = warmAsks(packId, buildItem(), all);
  expect(asks.map(({ mode, hintLevel, optionId }) => [mode, hintLevel ?? optionId])).toEqual([
    ['hint', 1],
    ['hint', 2],
    ['hint', 3],
    ['explain', undefined],
    ['explain', 'names'],
    ['explain', 'routes'],
  ]);
});

test('an item without options is explained as a whole', () => {
  const { id, version, locale, topics, stem } = buildItem();
  const key = { value: 4, tolerance: { kind: 'absolute', amount: 0 } };
  const numeric = itemSchema.parse({ id, version, locale, topics, stem, type: 'numeric', key });
  expect(warmAsks(packId, numeric, { ...all, modes: ['explain'] })).toHaveLength(1);
});

test('the language is the item’s own, or each of those wanted once', () => {
  const item = buildItem({ locale: 'pt-BR' });
  const localesOf = (locales: string[]) =>
    warmAsks(packId, item, { modes: ['hint'], locales }).map(({ locale }) => locale);
  expect(new Set(localesOf([]))).toEqual(new Set(['pt-BR']));
  expect(localesOf(['de', 'de-AT', 'en'])).toHaveLength(6);
});
