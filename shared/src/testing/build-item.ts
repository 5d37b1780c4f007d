/** Builders of items for tests. */
import { item as itemSchema, type ItemOf, type ItemType } from '../model/item.ts';

export const itemBase = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  version: 1,
  locale: 'en',
  stem: 'Which?',
  topics: ['t'],
};

/** Options whose content is their id. */
export function buildOptions(...ids: string[]): { id: string; content: string }[] {
  return ids.map((id) => ({ id, content: id }));
}

const wholes: Record<ItemType, object> = {
  single: { options: buildOptions('a', 'b', 'c', 'd', 'e'), key: 'b' },
  multiple: { options: buildOptions('a', 'b', 'c', 'd', 'e'), key: ['a', 'c'] },
  'true-false': { options: buildOptions('true', 'false'), key: 'true' },
  numeric: { key: { value: 1.5, tolerance: { kind: 'absolute', amount: 0 } } },
  'short-text': { key: { accepted: ['Ohm'] } },
  ordering: { options: buildOptions('a', 'b', 'c', 'd'), key: ['b', 'd', 'a', 'c'] },
  matching: {
    prompts: buildOptions('p', 'q', 'r'),
    options: buildOptions('a', 'b', 'c', 'd'),
    key: { p: 'b', q: 'a', r: 'b' },
  },
  cloze: {
    stem: 'A {{word}}, a {{pick}} and a {{sum}}.',
    gaps: [
      { kind: 'text', id: 'word', accepted: ['Ohm'] },
      { kind: 'select', id: 'pick', options: buildOptions('a', 'b', 'c'), key: 'b' },
      { kind: 'numeric', id: 'sum', key: { value: 1.5, tolerance: { kind: 'absolute', amount: 0.1 } } },
    ],
  },
  flashcard: { back: 'The back' },
};

/** A whole item of a type, with what a test wants to be otherwise. */
export function buildItem<T extends ItemType>(type: T, part: object = {}): ItemOf<T> {
  return itemSchema.parse({ ...itemBase, type, ...wholes[type], ...part }) as ItemOf<T>;
}
