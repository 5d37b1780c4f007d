/** Brings typed words to the form in which they are compared with an accepted answer. */
import type { Normalise } from './item.ts';

/** Marks that do not make another letter; in other scripts (か and が, Indic vowels) a mark is part of the letter. */
const accents =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;

/** Signs that cannot be seen: zero widths, soft hyphens, marks of direction. Joiners are spelling in Persian and stay. */
export const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Signs of a typesetter, and what a keyboard has for them: nobody can tell which of the two a question wants. */
const typeset = [
  [/[‘’‛ʼ]/g, "'"],
  [/[“”„‟]/g, '"'],
  [/[‐‒–—―]/g, '-'],
] as const;

/**
 * Compatible forms of a character are one (NFKC), and so are those of a quote or a dash; the rest as asked. Punctuation is
 * taken out, so that `don't` is `dont`; signs of arithmetic and currency stay, so that `C++` is not `C`.
 * @param locale whose letters they are: `I` is small `ı` in Turkish.
 */
export function normaliseText(text: string, normalise: Normalise, locale: string): string {
  let plain = typeset.reduce((so, [signs, typed]) => so.replace(signs, typed), text.normalize('NFKC'));
  if (normalise.includes('accents')) plain = plain.normalize('NFD').replace(accents, '$1').normalize('NFC');
  if (normalise.includes('case')) plain = foldCase(plain, locale);
  // A minus is no punctuation, but for the hyphen that stands for it on a keyboard.
  plain = normalise.includes('punctuation') ? plain.replace(/\p{P}/gu, '') : plain.replaceAll('−', '-');
  if (normalise.includes('space')) plain = plain.replace(unseen, '').replace(/\s+/gu, ' ').trim();
  return plain;
}

/** Through capitals, so that `ß` is `ss` and both small sigmas are one; from small letters, so that `ẞ` is too. */
function foldCase(text: string, locale: string): string {
  const [language = 'en'] = locale.split('-');
  const small = text.toLocaleLowerCase(language);
  return small.toLocaleUpperCase(language).toLocaleLowerCase(language).replaceAll('ς', 'σ').normalize('NFKC');
}
