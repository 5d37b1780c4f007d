/** The mistake that the author of an item foresaw in what was typed. */
import type { Item, ItemOf } from '../model/item.ts';
import { normaliseText } from '../model/normalise-text.ts';
import { readNumber } from './read-number.ts';

export type ForeseenMistake = ItemOf<'numeric'>['mistakes'][number];

/**
 * Numbers are compared by value: the student's as their language writes it, the author's with a decimal point. Texts are
 * compared as loosely as the key is. Undefined for a text that was not foreseen, and for items that are answered otherwise.
 */
export function foreseenMistake(item: Item, text: string): ForeseenMistake | undefined {
  if (item.type === 'numeric') {
    const typed = readNumber(text, item.locale, item.key.unit);
    if (typed === undefined) return undefined;
    return item.mistakes.find(({ matches }) => readNumber(matches, 'en', item.key.unit) === typed);
  }
  if (item.type !== 'short-text') return undefined;
  const plain = (words: string): string => normaliseText(words, item.key.normalise, item.locale);
  return item.mistakes.find(({ matches }) => plain(matches) === plain(text));
}
