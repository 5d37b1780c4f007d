/** Any items, responses and markings, for tests of what holds for all of them. */
import fc from 'fast-check';
import type { Item, ItemType } from '../model/item.ts';
import { certainty } from '../model/attempt.ts';
import type { Response } from '../model/response.ts';
import type { Marking } from '../scoring/score.ts';
import { buildItem, buildOptions } from './build-item.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const words = ['ohm', 'Volt', 'Größe', 'a b'];
const someIds = fc.integer({ min: 2, max: ids.length }).map((count) => ids.slice(0, count));
const points = fc.integer({ min: 0, max: 1_000_000 });
const locale = fc.constantFrom('en', 'de', 'fr', 'ar', 'tr');
const number = fc.oneof(
  fc.integer({ min: -9999, max: 9999 }),
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
);
const numericKey = fc.record({
  value: number,
  tolerance: fc.record({
    kind: fc.constantFrom('absolute', 'relative'),
    amount: fc.double({ noNaN: true, min: 0, max: 1 }),
  }),
});
const accepted = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 });

const keyed = (options: string[]) => fc.constantFrom(...options);
const subset = (options: string[], minLength = 0) => fc.uniqueArray(keyed(options), { minLength });
const gap = fc.oneof(
  fc.record({ kind: fc.constant('text'), accepted }),
  fc.record({ kind: fc.constant('numeric'), key: numericKey }),
  someIds.chain((options) =>
    fc.record({
      kind: fc.constant('select'),
      options: fc.constant(buildOptions(...options)),
      key: keyed(options),
    }),
  ),
);

const scorings: Record<ItemType, string[]> = {
  single: ['all-or-nothing', 'right-minus-wrong', 'custom-credit'],
  multiple: ['all-or-nothing', 'right-minus-wrong'],
  'true-false': ['all-or-nothing'],
  numeric: ['all-or-nothing'],
  'short-text': ['all-or-nothing'],
  ordering: ['all-or-nothing', 'adjacent-pairs'],
  matching: ['all-or-nothing', 'per-gap'],
  cloze: ['all-or-nothing', 'per-gap'],
  flashcard: ['all-or-nothing'],
};

/** The parts of an item that its type asks for. */
function partsFor(type: ItemType): fc.Arbitrary<object> {
  switch (type) {
    case 'numeric':
      return fc.record({ key: numericKey });
    case 'short-text':
      return fc.record({ key: fc.record({ accepted }) });
    case 'true-false':
      return fc.record({ key: fc.constantFrom('true', 'false') });
    case 'flashcard':
      return fc.constant({});
    case 'cloze':
      return fc.array(gap, { minLength: 1, maxLength: 4 }).map((gaps) => ({
        stem: gaps.map((_, index) => `{{g${index}}}`).join(' '),
        gaps: gaps.map((each, index) => ({ ...each, id: `g${index}` })),
      }));
    default:
      return someIds.chain((options) =>
        fc.record({ options: fc.constant(buildOptions(...options)), ...choiceKey(type, options) }),
      );
  }
}

function choiceKey(type: ItemType, options: string[]): Record<string, fc.Arbitrary<unknown>> {
  if (type === 'single') return { key: keyed(options) };
  if (type === 'multiple') return { key: subset(options, 1) };
  if (type === 'ordering') return { key: fc.shuffledSubarray(options, { minLength: options.length }) };
  return {
    prompts: fc.constant(buildOptions('p', 'q', 'r')),
    key: fc.record({ p: keyed(options), q: keyed(options), r: keyed(options) }),
  };
}

const types = Object.keys(scorings) as ItemType[];

/** Items of every type by every rule, but for credits that an author chose. */
export const anyItem: fc.Arbitrary<Item> = fc
  .constantFrom(...types)
  .chain((type) =>
    fc
      .tuple(partsFor(type), fc.record({ points, locale, scoring: fc.constantFrom(...scorings[type]) }))
      .map(([parts, rest]) => buildItem(type, { ...parts, ...rest })),
  );

/** A response that fits the item, right or wrong, also one with nothing in it. */
export function anyResponse(item: Item): fc.Arbitrary<Response> {
  const of = (rest: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record({ type: fc.constant(item.type), ...rest }) as fc.Arbitrary<Response>;
  const options = 'options' in item ? item.options.map(({ id }) => id) : [];
  switch (item.type) {
    case 'single':
    case 'true-false':
      return of({ optionId: keyed(options) });
    case 'multiple':
      return of({ optionIds: subset(options) });
    case 'ordering':
      return of({ optionIds: fc.shuffledSubarray(options) });
    case 'matching':
      return of({
        pairs: fc.record({ p: keyed(options), q: keyed(options), r: keyed(options) }, { requiredKeys: [] }),
      });
    case 'numeric':
      return of({ text: number.map((value) => String(Math.round(value))) });
    case 'short-text':
      return of({ text: fc.constantFrom('', ' ', ...words) });
    case 'cloze':
      return of({
        gaps: fc.record(Object.fromEntries(item.gaps.map((each) => [each.id, gapAnswer(each)])), {
          requiredKeys: [],
        }),
      });
    case 'flashcard':
      return of({ grade: fc.integer({ min: 1, max: 4 }) });
  }
}

function gapAnswer(each: Extract<Item, { type: 'cloze' }>['gaps'][number]): fc.Arbitrary<string> {
  if (each.kind === 'text') return fc.constantFrom('', ...words);
  if (each.kind === 'numeric') return fc.integer({ min: -9, max: 9 }).map(String);
  return keyed(each.options.map(({ id }) => id));
}

export const anyMarking: fc.Arbitrary<Marking> = fc.record({
  rules: fc.record({
    negative: fc.oneof(
      fc.constantFrom('none' as const, 'by-options' as const),
      fc.record({ milli: fc.integer({ min: 0, max: 6000 }) }),
    ),
    certainty: fc.boolean(),
    floorMilli: fc.option(fc.integer({ min: -5000, max: 0 })),
  }),
  certainty: fc.option(fc.constantFrom(...certainty.options)),
});
