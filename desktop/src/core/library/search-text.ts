/** Folds text so that what a student types finds what an author wrote: case, accents, and scripts without spaces. */

/** Scripts that do not put spaces between words: every sign becomes a word of its own and a query a phrase of them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const unspacedEach = new RegExp(unspaced.source, 'gu');
const words = /[\p{L}\p{N}\p{Co}]+/gu;

const queryWordsMax = 16;

/** Lower case, without accents, vowel signs or the Arabic stretch; compatible forms as one. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

/** Folded text as it goes into the index. */
export function indexText(text: string): string {
  return fold(text).replace(unspacedEach, ' $& ');
}

/** What to look for: words, or runs of signs that follow each other; all of them must occur. */
export function queryTerms(query: string): string[] {
  const terms = fold(query).match(words) ?? [];
  return [...new Set(terms)].slice(0, queryWordsMax);
}

/**
 * The terms in the search engine's own language, each matching what begins with it. Nothing that was typed is syntax.
 * @returns null when there is nothing to look for.
 */
export function matchExpression(query: string): string | null {
  const phrases = queryTerms(query).map((term) => `"${term.replace(unspacedEach, ' $& ').trim()}"*`);
  return phrases.length === 0 ? null : phrases.join(' ');
}

export function isUnspaced(sign: string): boolean {
  return unspaced.test(sign);
}
