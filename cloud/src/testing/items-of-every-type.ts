/** One item of every type, with rationales and mistakes, for tests of what is made of any item. */
import { randomUUID } from 'node:crypto';
import { item as itemSchema, type Item, type ItemType } from '@answly/shared/model/item';

const choice = (name: string) => ({ id: name, content: `The ${name} one`, rationale: `So is ${name}.` });
const options = ['red', 'green', 'blue'].map(choice);

const parts: Record<ItemType, object> = {
  single: { options, key: 'red' },
  multiple: { options, key: ['red', 'blue'] },
  'true-false': {
    options: ['true', 'false'].map((each) => ({ ...choice(each), content: each })),
    key: 'true',
  },
  numeric: {
    key: { value: 42, tolerance: { kind: 'absolute', amount: 0 } },
    mistakes: [{ id: 'half', matches: '21', rationale: 'That is half of it.' }],
  },
  'short-text': {
    key: { accepted: ['router'] },
    mistakes: [{ id: 'switch', matches: 'switch', rationale: 'No.' }],
  },
  ordering: { options, key: ['green', 'red', 'blue'] },
  matching: { prompts: [{ id: 'sky', content: 'Sky' }], options, key: { sky: 'blue' } },
  cloze: { stem: 'It is {{gap}}.', gaps: [{ kind: 'text', id: 'gap', accepted: ['warm'] }] },
  flashcard: { back: 'The back of it.' },
};

/** @param id of all of them; each has its own where none is given. */
export function itemsOfEveryType(id?: string): Item[] {
  return Object.entries(parts).map(([type, part]) =>
    itemSchema.parse({
      type,
      id: id ?? randomUUID(),
      version: 3,
      locale: 'en',
      topics: ['T'],
      stem: 'Which one?',
      explanation: 'Because.',
      ...part,
    }),
  );
}
