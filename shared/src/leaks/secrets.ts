/** What a hint at an item must not say. */
import type { Item, ItemOf, Option } from '../model/item.ts';
import { rightOptionIds } from '../scoring/right-options.ts';
import { namesOf } from './names.ts';
import { plainText } from './plain-text.ts';
import { readNumbers } from './read-numbers.ts';

export interface Phrase {
  text: string;
  /** What the student may answer instead; words that these share give nothing away. */
  rivals: readonly string[];
}

export interface KeyNumber {
  value: number;
  /** Distance from the value that still counts as right. */
  allowed: number;
  unit: string;
}

export interface Secrets {
  phrases: readonly Phrase[];
  numbers: readonly KeyNumber[];
}

type NumericKey = ItemOf<'numeric'>['key'];

/** Of the types that are a choice, a typed answer or a card; pairs and orders are told by what is said together. */
export function secretsOf(item: Item): Secrets {
  const secrets = answersOf(item);
  const phrases = secrets.phrases.flatMap(({ text, rivals }) =>
    namesOf(item, text).map((name) => ({ text: name, rivals })),
  );
  const numbers = phrases.flatMap(({ text }) => numberAlone(text) ?? []);
  return {
    phrases: phrases.filter(({ text }) => numberAlone(text) === undefined),
    numbers: [...secrets.numbers, ...numbers],
  };
}

/** What the stem already tells; gaps say nothing. */
export function givenText(item: Item): string {
  const stem = item.stem.replaceAll(/\{\{[^{}]*\}\}/g, ' ');
  return item.type === 'matching'
    ? `${stem}\n${item.prompts.map(({ content }) => content).join('\n')}`
    : stem;
}

/** A text that is one number and perhaps a unit, as options often are. */
export function numberAlone(text: string): KeyNumber | undefined {
  const plain = plainText(text).replace(/^['"]|['"]$/g, '');
  if (!/^-?[\d.,' ]*\d(\/\d+)?( ?(%|[a-z]{1,4}))?$/.test(plain) || /\d\.\d+\.\d/.test(plain))
    return undefined;
  const [found, ...others] = readNumbers(plain);
  const value = found?.values[0];
  if (found === undefined || value === undefined || others.length > 0) return undefined;
  // A bit string is compared as text: its value is another number.
  return /^0\d/.test(plain) ? undefined : { value, allowed: 0, unit: found.unit };
}

function answersOf(item: Item): Secrets {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return { phrases: choicePhrases(item.options, rightOptionIds(item)), numbers: [] };
    case 'numeric':
      return { phrases: [], numbers: [keyNumber(item.key)] };
    case 'short-text':
      return { phrases: item.key.accepted.map((text) => ({ text, rivals: [] })), numbers: [] };
    case 'cloze':
      return {
        phrases: item.gaps.flatMap((gap) => {
          if (gap.kind === 'select') return choicePhrases(gap.options, [gap.key]);
          return gap.kind === 'text' ? gap.accepted.map((text) => ({ text, rivals: [] })) : [];
        }),
        numbers: item.gaps.flatMap((gap) => (gap.kind === 'numeric' ? [keyNumber(gap.key)] : [])),
      };
    case 'flashcard':
      return { phrases: [{ text: item.back, rivals: [] }], numbers: [] };
    case 'true-false':
    case 'ordering':
    case 'matching':
      return { phrases: [], numbers: [] };
  }
}

function choicePhrases(options: readonly Option[], right: readonly string[]): Phrase[] {
  const rivals = options.filter(({ id }) => !right.includes(id)).map(({ content }) => content);
  return options.filter(({ id }) => right.includes(id)).map(({ content }) => ({ text: content, rivals }));
}

function keyNumber({ value, tolerance, unit }: NumericKey): KeyNumber {
  const allowed = tolerance.kind === 'absolute' ? tolerance.amount : tolerance.amount * Math.abs(value);
  return { value, allowed, unit: unit ?? '' };
}
