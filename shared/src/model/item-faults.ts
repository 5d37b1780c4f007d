/** What an author has to put right in an item before it can be answered and scored. */
import { normaliseText } from './normalise-text.ts';
import { repeated } from './repeated.ts';
import type { Item, ItemOf, ItemType, Option } from './item.ts';

const choiceRules = ['all-or-nothing', 'right-minus-wrong', 'custom-credit'];

/** The scoring rules that mean something for a type. */
const rulesOf: Record<ItemType, readonly string[]> = {
  single: choiceRules,
  multiple: choiceRules,
  'true-false': choiceRules,
  numeric: ['all-or-nothing'],
  'short-text': ['all-or-nothing'],
  ordering: ['all-or-nothing', 'adjacent-pairs'],
  matching: ['all-or-nothing', 'per-gap'],
  cloze: ['all-or-nothing', 'per-gap'],
  flashcard: ['all-or-nothing'],
};

/** What is wrong between the parts of an item, one sentence each; empty when they agree. */
export function itemFaults(item: Item): string[] {
  const rules = rulesOf[item.type];
  const ruleFaults = rules.includes(item.scoring)
    ? []
    : [`the scoring "${item.scoring}" does not fit the type "${item.type}": use ${rules.join(' or ')}`];
  return [
    ...ruleFaults,
    ...('options' in item ? twins('options', item.options) : []),
    ...keyFaults(item),
    ...creditFaults(item),
  ];
}

function keyFaults(item: Item): string[] {
  switch (item.type) {
    case 'single':
      return missing([item.key], item.options);
    case 'multiple':
      return missing(item.key, item.options);
    case 'true-false':
      return ['true', 'false'].every((id) => item.options.some((option) => option.id === id))
        ? []
        : ['a true/false item needs the options "true" and "false"'];
    case 'ordering':
      return orderingFaults(item);
    case 'matching':
      return matchingFaults(item);
    case 'cloze':
      return clozeFaults(item);
    case 'short-text':
      return unwritable(item.key, item.locale);
    case 'numeric':
    case 'flashcard':
      return [];
  }
}

function orderingFaults({ key, options }: ItemOf<'ordering'>): string[] {
  const whole = key.length === options.length && options.every(({ id }) => key.includes(id));
  return [
    ...missing(key, options),
    ...(whole || options.length === 0
      ? []
      : [`the key has to name every option once, in their right order: ${listed(options)}`]),
  ];
}

function matchingFaults({ key, prompts, options }: ItemOf<'matching'>): string[] {
  const promptIds = prompts.map(({ id }) => id);
  return [
    ...twins('prompts', prompts),
    ...missing(Object.values(key), options),
    ...promptIds
      .filter((id) => !Object.hasOwn(key, id))
      .map((id) => `the key has no option for prompt "${id}"`),
    ...Object.keys(key)
      .filter((id) => !promptIds.includes(id))
      .map((id) => `the key names prompt "${id}", which the item does not have`),
  ];
}

function clozeFaults({ stem, gaps, locale }: ItemOf<'cloze'>): string[] {
  const ids = gaps.map(({ id }) => id);
  const shown = Array.from(stem.matchAll(/\{\{([^{}]*)\}\}/g), (match) => match[1] ?? '');
  const inGaps = gaps.flatMap((gap) => {
    if (gap.kind === 'numeric') return [];
    const faults =
      gap.kind === 'text'
        ? unwritable(gap, locale)
        : [...twins('options', gap.options), ...missing([gap.key], gap.options)];
    return faults.map((fault) => `in gap "${gap.id}" ${fault}`);
  });
  return [
    ...twins('gaps', gaps),
    ...ids
      .filter((id) => shown.filter((each) => each === id).length !== 1)
      .map((id) => `gap "${id}" must stand in the stem once, as {{${id}}}`),
    ...new Set(
      shown
        .filter((id) => !ids.includes(id))
        .map((id) => `the stem shows {{${id}}}, a gap that the item does not have`),
    ),
    ...inGaps,
  ];
}

/** Credits that leave the key short would make full marks impossible; a third of 1000 may be written as 333. */
function creditFaults(item: Item): string[] {
  if (item.scoring !== 'custom-credit' || !('options' in item)) return [];
  const keyed: readonly string[] = typeof item.key === 'string' ? [item.key] : Object.values(item.key);
  const credits = item.options
    .filter(({ id }) => keyed.includes(id))
    .map(({ credit }) => credit ?? 1000 / keyed.length);
  const sum = credits.reduce((total, credit) => total + credit, 0);
  return sum < 1000 - credits.length ? ['the credits of the keyed options add up to less than 1000'] : [];
}

/** An accepted answer of which nothing is left to compare would never be right. */
function unwritable(
  { accepted, normalise }: Pick<ItemOf<'short-text'>['key'], 'accepted' | 'normalise'>,
  locale: string,
): string[] {
  return accepted
    .filter((text) => normaliseText(text, normalise, locale) === '')
    .map((text) => `the accepted answer "${text}" holds nothing that is compared`);
}

function twins(noun: string, parts: readonly { id: string }[]): string[] {
  const ids = repeated(parts.map(({ id }) => id));
  return Array.from(ids, (id) => `two ${noun} have the id "${id}": give one of them another`);
}

function missing(ids: readonly string[], options: readonly Option[]): string[] {
  // That there are none is told by the shape.
  if (options.length === 0) return [];
  return [...new Set(ids)]
    .filter((id) => !options.some((option) => option.id === id))
    .map((id) => `the key names option "${id}", which the item does not have; it has ${listed(options)}`);
}

function listed(options: readonly Option[]): string {
  return options.map(({ id }) => `"${id}"`).join(', ');
}
