/** Sorts typed answers into the few ways to go wrong that an item knows, so that an explanation can be shared. */
import { changesBetween } from '@answly/shared/formats/nearest-word';
import type { Item, ItemOf } from '@answly/shared/model/item';
import { normaliseText } from '@answly/shared/model/normalise-text';
import type { Response } from '@answly/shared/model/response';
import { foreseenMistake, type ForeseenMistake } from '@answly/shared/scoring/foreseen-mistake';
import { numericCorrect } from '@answly/shared/scoring/numeric';
import { readNumber } from '@answly/shared/scoring/read-number';
import { textCorrect } from '@answly/shared/scoring/short-text';

/** Powers of ten that are slips of a unit or a point. */
const powersMax = 12;
/** Words shorter than this are other words when a letter differs. */
const nearCharsMin = 4;

/**
 * Part of the cache key: `blank`, `right`, `mistake=…` (the item's own id of it), `sign`, `power-of-ten`, `unit` or
 * `spelling`, never a word that was typed.
 * @returns undefined for anything else, which is that student's alone, and for types that are answered by choosing.
 */
export function mistakeClass(item: Item, response: Response): string | undefined {
  if (item.type === 'numeric' && response.type === 'numeric') return numericClass(item, response.text);
  if (item.type === 'short-text' && response.type === 'short-text') return textClass(item, response.text);
  return undefined;
}

/** The item's own mistake of which this is the class; undefined for a class that all items have. */
export function listedMistake(item: Item, name: string): ForeseenMistake | undefined {
  return 'mistakes' in item ? item.mistakes.find((mistake) => classOf(mistake) === name) : undefined;
}

function classOf({ id }: ForeseenMistake): string {
  return `mistake=${id}`;
}

function numericClass(item: ItemOf<'numeric'>, text: string): string | undefined {
  const { key, locale } = item;
  if (text.trim() === '') return 'blank';
  if (numericCorrect(key, locale, text) === true) return 'right';
  const value = readNumber(text, locale, key.unit);
  if (value === undefined) return hasOtherUnit({ key, locale }, text) ? 'unit' : undefined;
  const isKey = (said: number): boolean => numericCorrect(key, 'en', said.toFixed(12)) === true;
  const listed = foreseenMistake(item, text);
  if (listed !== undefined) return classOf(listed);
  if (isKey(-value)) return 'sign';
  const powers = Array.from({ length: powersMax }, (_, at) => 10 ** (at + 1));
  return value !== 0 && powers.some((power) => isKey(value * power) || isKey(value / power))
    ? 'power-of-ten'
    : undefined;
}

/** The number of the key, with letters after it that are not its unit. */
function hasOtherUnit({ key, locale }: Pick<ItemOf<'numeric'>, 'key' | 'locale'>, text: string): boolean {
  const [, number = ''] = /^(.*\d)\s*[\p{L}%°µ/²³]{1,12}$/u.exec(text.trim()) ?? [];
  return number !== '' && numericCorrect(key, locale, number) === true;
}

function textClass(item: ItemOf<'short-text'>, text: string): string | undefined {
  const { key, locale } = item;
  const plain = (words: string): string => normaliseText(words, key.normalise, locale);
  const typed = plain(text);
  if (typed === '') return 'blank';
  if (textCorrect(key, locale, text)) return 'right';
  const listed = foreseenMistake(item, text);
  if (listed !== undefined) return classOf(listed);
  return key.accepted.some((accepted) => isNear(typed, plain(accepted))) ? 'spelling' : undefined;
}

/** One slip in a word, two in a long one; figures that differ are another answer. */
function isNear(typed: string, accepted: string): boolean {
  if (accepted.length < nearCharsMin || /\d/.test(typed + accepted)) return false;
  const slipsMax = accepted.length < 8 ? 1 : 2;
  return Math.abs(typed.length - accepted.length) <= slipsMax && changesBetween(typed, accepted) <= slipsMax;
}
