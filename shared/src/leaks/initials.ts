/** Telling how the answer begins: "starts with the letter R". */
import { plainText } from './plain-text.ts';
import type { Phrase } from './secrets.ts';

const begins =
  '(?:starts?|begins?|starting|beginning|beginnt|fängt|empieza|comienza|commence|débute) (?:with|mit|con|por|par|an mit)';
const patterns = [
  new RegExp(
    `${begins} (?:the letters? |dem buchstaben |la letra |la lettre |an? )?["'\`*“„«]+\\s?([\\p{L}\\p{N}]{1,3})["'\`*”“»]`,
    'giu',
  ),
  new RegExp(
    `${begins} (?:the letters? |dem Buchstaben |la letra |la lettre |an? )([\\p{L}])(?![\\p{L}\\p{N}])`,
    'gu',
  ),
  new RegExp(`${begins} (?:an? )?(\\p{Lu}{1,3})(?![\\p{L}\\p{N}])`, 'gu'),
  /(?:first letter|initial|erster? Buchstabe|primera letra|première lettre)(?: is| ist| es| est|:) (?:an? )?["'`*“„«]*(\p{L})(?![\p{L}\p{N}])/giu,
];

/** Only where it tells the answer from its rivals. */
export function tellsInitial({ text, rivals }: Phrase, hint: string): boolean {
  const key = plainText(text);
  const others = rivals.map(plainText);
  return patterns.some((pattern) =>
    [...hint.matchAll(pattern)].some(([, said = '']) => {
      const start = plainText(said);
      return start !== '' && key.startsWith(start) && !others.some((other) => other.startsWith(start));
    }),
  );
}
