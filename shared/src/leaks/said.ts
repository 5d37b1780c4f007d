/** Whether a text says a phrase: word by word, or with all that sets it apart from its rivals. */
import { literal, plainText, squashed } from './plain-text.ts';
import type { Phrase } from './secrets.ts';
import type { Words } from './words.ts';
import { isCommon, wordIndex, wordsOf } from './words.ts';

/** Of a long phrase, this share of its telling words says it. */
const longShare = 0.75;
/** Up to so many telling words, all of them are needed. */
const shortWords = 3;

export interface Told {
  hint: Words;
  /** The hint as it is written. */
  text: string;
  given: Words;
  givenText: string;
}

/** The texts are read once for all phrases. */
export function told(hint: string, given: string): Told {
  return { hint: wordIndex(hint), text: hint, given: wordIndex(given), givenText: given };
}

/** Words that the stem uses itself are no leak, nor are words that the rivals have as well. */
export function says(phrase: Phrase, { hint, text, given, givenText }: Told): boolean {
  const words = wordsOf(phrase.text);
  if (saysRun(words, hint) && !given.hasRun(words)) return true;
  const content = contentOf(words);
  const telling = tellingWords(phrase, given);
  if (telling.length > 0 && !isSmallFigure(telling) && coveredBy(telling, hint)) return true;
  const isNew = content.some((word) => !given.has(word));
  if (isNew && content.length > 1 && content.every((word) => hint.has(word)) && standsOut(phrase, hint)) {
    return true;
  }
  return (
    saysCode(phrase, text, givenText) ||
    saysUnspaced(phrase.text, text, givenText) ||
    saysSigns(phrase.text, text)
  );
}

/** Words of meaning that neither the stem nor a rival has. */
export function tellingWords({ text, rivals }: Phrase, given: Words): string[] {
  const others = wordIndex(rivals.join(' . '));
  return contentOf(wordsOf(text)).filter((word) => !given.has(word) && !others.has(word));
}

function contentOf(words: readonly string[]): string[] {
  return [...new Set(words.filter((word) => !isCommon(word) && (word.length > 1 || /\d/.test(word))))];
}

function saysRun(words: readonly string[], hint: Words): boolean {
  if (words.length > 1) return hint.hasRun(words);
  const [word = ''] = words;
  return word.length > 1 && !isCommon(word) && hint.has(word);
}

/** One digit stands in many an honest hint. */
function isSmallFigure(telling: readonly string[]): boolean {
  return telling.length === 1 && /^\d$/.test(telling[0] ?? '');
}

function coveredBy(telling: readonly string[], hint: Words): boolean {
  const said = telling.filter((word) => hint.has(word)).length;
  const needed = telling.length <= shortWords ? telling.length : Math.ceil(telling.length * longShare);
  return said >= needed;
}

/** No rival fits the hint as well as the phrase does. */
function standsOut({ rivals }: Phrase, hint: Words): boolean {
  return rivals.every((rival) => !contentOf(wordsOf(rival)).every((word) => hint.has(word)));
}

/** All code and formulas that the phrase has for itself. */
function saysCode({ text, rivals }: Phrase, hint: string, given: string): boolean {
  const codes = [...text.matchAll(/(?<!`)`+([^`]+)`+|\$([^$]+)\$/g)]
    .map((match) => plainText(match[0]))
    .filter((code) => code.replaceAll(/\s/g, '').length > 1);
  // Most have none, and a question can have thousands of them.
  if (codes.length === 0) return false;
  const [plainHint, plainGiven] = [plainText(hint), plainText(given)];
  const plainRivals = rivals.map(plainText);
  const own = codes
    .map(spacedFreely)
    .filter((code) => !code.test(plainGiven))
    .filter((code) => plainRivals.filter((rival) => code.test(rival)).length * 2 <= plainRivals.length);
  return own.length > 0 && own.every((code) => code.test(plainHint));
}

function spacedFreely(code: string): RegExp {
  const signs = Array.from(code.replaceAll(/\s/g, ''))
    .map((sign) => literal(sign))
    .join('\\s*');
  return new RegExp(`(?<![\\p{L}\\p{N}])${signs}(?![\\p{L}\\p{N}])`, 'u');
}

/** In scripts that write no spaces a word stands anywhere. */
function saysUnspaced(phrase: string, hint: string, given: string): boolean {
  const key = squashed(phrase);
  if (key.length < 2 || !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(key))
    return false;
  return squashed(hint).includes(key) && !squashed(given).includes(key);
}

/** Answers without a letter or figure, such as `{}`. */
function saysSigns(phrase: string, hint: string): boolean {
  const signs = phrase.replaceAll(/[`$\s]/g, '');
  return signs.length > 1 && wordsOf(phrase).length === 0 && hint.replaceAll(/[`$*\s]/g, '').includes(signs);
}
