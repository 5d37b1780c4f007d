/** A line of an item around the words that were looked for, with those words marked. */
import { fold, isUnspaced } from './search-text.ts';

/** Around a matched word in the snippet, so that no markup is needed. */
const markStart = '\u0002';
const markEnd = '\u0003';

const snippetCharsMax = 160;
const leadChars = 40;

/**
 * @param plain text; signs in it that are those of a mark are left out.
 * @param terms folded, as by `queryTerms`.
 * @returns the part of `text` around its first match, matches between U+0002 and U+0003.
 */
export function snippetOf(plain: string, terms: readonly string[]): string {
  const text = plain.replaceAll(/[\u0002\u0003]/g, '');
  const ranges = matchesIn(text, terms);
  const first = ranges[0]?.[0] ?? 0;
  const from = text.length <= snippetCharsMax ? 0 : wordStart(text, Math.max(0, first - leadChars));
  const to = Math.min(text.length, from + snippetCharsMax);
  let out = from > 0 ? '…' : '';
  let at = from;
  for (const [start, end] of ranges) {
    if (start < at || end > to) continue;
    out += text.slice(at, start) + markStart + text.slice(start, end) + markEnd;
    at = end;
  }
  return out + text.slice(at, to) + (to < text.length ? '…' : '');
}

type Range = [start: number, end: number];

function matchesIn(text: string, terms: readonly string[]): Range[] {
  const { folded, origin } = foldWithOrigin(text);
  const ranges: Range[] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length)) {
      if (!beginsWord(folded, at)) continue;
      ranges.push([origin[at] ?? 0, origin[wordEnd(folded, at + term.length)] ?? text.length]);
    }
  }
  return ranges.toSorted(([a], [b]) => a - b);
}

/** The folded text, and where in the original each of its characters (and its end) comes from. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const sign of text) {
    const part = fold(sign);
    for (let index = 0; index < part.length; index++) origin.push(at);
    folded += part;
    at += sign.length;
  }
  origin.push(at);
  return { folded, origin };
}

const isWordSign = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

function beginsWord(folded: string, at: number): boolean {
  const before = folded[at - 1];
  return !isWordSign(before) || isUnspaced(before ?? '') || isUnspaced(folded[at] ?? '');
}

/** Marks the whole word that begins with the term; signs without spaces end where the term ends. */
function wordEnd(folded: string, at: number): number {
  let end = at;
  while (isWordSign(folded[end]) && !isUnspaced(folded[end] ?? '')) end++;
  return isUnspaced(folded[at - 1] ?? '') ? at : end;
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return at === 0 || space === -1 || space > at + leadChars ? at : space + 1;
}
