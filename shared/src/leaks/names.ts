/** Other names of an answer that the item itself gives: text in brackets, abbreviations and what they stand for. */
import type { Item } from '../model/item.ts';
import { squashed } from './plain-text.ts';

/** The answer first, then its other names. */
export function namesOf(item: Item, text: string): string[] {
  const names = [text, ...bracketed(text)];
  const said = authorTexts(item).join('\n');
  return [...new Set([...names, ...names.flatMap((name) => abbreviations(name, said))])];
}

/** "Mail exchange (MX)" is "Mail exchange" and "MX"; brackets of code and formulas are no such brackets. */
function bracketed(text: string): string[] {
  const [, outside = '', inside = ''] = /^([^()`$]{3,})\s\(([^()`$]{2,})\)$/.exec(text.trim()) ?? [];
  return [outside, inside].map((part) => part.trim()).filter((part) => squashed(part).length > 1);
}

function authorTexts(item: Item): string[] {
  const options = 'options' in item ? item.options : [];
  return [item.stem, item.explanation, ...options.flatMap(({ content, rationale }) => [content, rationale])];
}

function abbreviations(name: string, said: string): string[] {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 1 && /^\p{Lu}[\p{Lu}\p{N}]{1,7}$/u.test(name.trim()))
    return spelledOut(name.trim(), said);
  if (words.length < 2 || words.length > 8) return [];
  const initials = words
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();
  return new RegExp(`(?<![\\p{L}])${initials}(?![\\p{L}])`, 'u').test(said) ? [initials] : [];
}

/** The words around "(LF)", or within the brackets after "LF (", that begin with its letters. */
function spelledOut(short: string, said: string): string[] {
  const letters = short.match(/\p{L}/gu) ?? [];
  const words = letters.map((letter) => `[${letter}${letter.toLowerCase()}][\\p{L}\\p{M}]+`).join('[ -]+');
  const found = new RegExp(`(?<![\\p{L}\\p{M}])${words}(?!\\p{L})`, 'u').exec(said);
  return found === null ? [] : [found[0]];
}
