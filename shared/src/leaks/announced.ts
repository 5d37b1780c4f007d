/** Answers that are announced ("the answer is …"): then words count that the stem has as well. */
import { plainText } from './plain-text.ts';
import { readNumbers } from './read-numbers.ts';
import type { KeyNumber, Phrase } from './secrets.ts';
import { isCommon, sameWord, wordsOf } from './words.ts';

const announcing = new RegExp(
  [
    String.raw`\b(?:answers?|solution|result|output|right one|correct one|right choice|correct choice)\b[^.;!?]{0,24}?(?:\bis\b|\bare\b|\bbe\b|:|=|\breads\b)`,
    String.raw`\b(?:it|this|that)(?: is|'?s)(?: this| it)?\s*:`,
    String.raw`\b(?:choose|pick|select|tick|mark|go for|go with|remember|equals|you get|it must be|it has to be)\b`,
    String.raw`\b(?:antwort|losung|ergebnis|richtig)\b[^.;!?]{0,24}?(?:\bist\b|\bsind\b|:|\blautet\b)`,
    String.raw`\b(?:wahle|nimm|ergibt|merke)\b`,
    String.raw`\b(?:respuesta|solucion|resultado)\b[^.;!?]{0,24}?(?:\bes\b|\bson\b|:)`,
    String.raw`\b(?:elige|escoge|recuerda)\b`,
    String.raw`\b(?:reponse|solution|resultat)\b[^.;!?]{0,24}?(?:\best\b|\bsont\b|:)`,
    String.raw`\b(?:choisis|choisissez|prends|retiens)\b`,
  ].join('|'),
  'g',
);
const confirming =
  /\b(?:is|are) (?:the )?(?:right|correct)\b|\bist (?:die )?richtige?\b|\bes (?:la )?correct[ao]\b|\best (?:la )?(?:bonne|correcte?|juste)\b/g;

/** Words between an announcement and the answer that say nothing. */
const fillersMax = 4;

/** Whether the phrase follows an announcement at once, or stands right before "is right". */
export function announces(clauses: readonly ClauseWords[], { text }: Pick<Phrase, 'text'>): boolean {
  const key = wordsOf(text);
  if (key.length === 0) return false;
  return clauses.some(({ after, before, rest, head }) => {
    // "The answer is a matter of …" announces no `a`.
    if (key.join('').length === 1) return same(after, key) || same(before, key);
    return beginsWith(rest, key) || same(head.slice(-key.length), key);
  });
}

/** In each value that their writing can mean. */
export function announcedNumbers(hint: string): number[] {
  return clausesOf(hint).flatMap(({ after, before }) => {
    const [first] = readNumbers(after);
    const startsNear = /^\D{0,24}\d/.test(plainText(after)) || wordsOf(after).slice(0, 5).some(isFigure);
    const values = startsNear ? (first?.values ?? []) : [];
    return [...values, ...(readNumbers(before).at(-1)?.values ?? [])];
  });
}

export type NumberTest = (value: number, unit?: string) => boolean;

/** Within the tolerance of the key, or as exact as figures are written. */
export function numberTest({ value, allowed }: KeyNumber): NumberTest {
  const slack = allowed + Math.max(1e-12, Math.abs(value) * 1e-9);
  return (said) => Math.abs(said - value) <= slack;
}

function isFigure(word: string): boolean {
  return /^\d+$/.test(word);
}

interface Clause {
  /** What follows an announcement up to the end of its clause, and up to the end of the hint: code has commas, too. */
  after: string;
  rest: string;
  /** What comes before a confirmation, from the start of its clause and from that of the hint. */
  before: string;
  head: string;
}

const clauseEnd = /[;:!?]|\.(?!\d)|,(?!\d)/;

type ClauseWords = Record<keyof Clause, string[]>;

/** Of a hint; read once for all that may be announced in it. */
export function announcements(hint: string): ClauseWords[] {
  return clausesOf(hint).map(({ after, rest, before, head }) => ({
    after: wordsOf(after),
    rest: wordsOf(rest),
    before: wordsOf(before),
    head: wordsOf(head),
  }));
}

function clausesOf(hint: string): Clause[] {
  const plain = plainText(hint);
  const announced = [...plain.matchAll(announcing)].map(({ index, 0: words }) => {
    const rest = plain.slice(index + words.length);
    return { after: rest.split(clauseEnd)[0] ?? '', rest, before: '', head: '' };
  });
  const confirmed = [...plain.matchAll(confirming)].map(({ index }) => {
    const head = plain.slice(0, index);
    return { after: '', rest: '', before: head.split(clauseEnd).at(-1) ?? '', head };
  });
  return [...announced, ...confirmed];
}

function beginsWith(tail: readonly string[], key: readonly string[]): boolean {
  for (let skipped = 0; skipped <= fillersMax; skipped += 1) {
    if (same(tail.slice(skipped, skipped + key.length), key)) return true;
    const next = tail[skipped];
    if (next === undefined || !(isCommon(next) || fillers.has(next))) return false;
  }
  return false;
}

const fillers = new Set('simply really that clearly namely einfach namlich'.split(' '));

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((word, at) => sameWord(some[at] ?? '', word));
}
