/**
 * What the tutor said, for the ear: without the signs of Markdown, its formulas in words. Those are the page's, in whatever
 * language the tutor speaks, and stand between `formulaMark`s.
 */
import { spokenFormula } from '../content/spoken-formula.ts';

/** Code, in which a dollar is a dollar; an escaped sign; a formula. */
const parts = /```[\s\S]*?(?:```|$)|`[^`]*`|\\\$|\${1,2}([^$]+)\${1,2}/gu;

/** A sign that nobody types. */
export const formulaMark = '\u0002';

export function spokenWords(text: string): string {
  return text
    .replaceAll(formulaMark, '')
    .replaceAll(parts, (whole, tex: string | undefined) =>
      tex === undefined ? whole : ` ${formulaMark}${spokenFormula(tex.trim())}${formulaMark} `,
    )
    .replaceAll(/^(?:```.*|[#>\-*]+ )/gmu, '')
    .replaceAll(/\*\*|__|[`*]/gu, '')
    .replaceAll('\\$', '$')
    .replaceAll(/\s+(?=[\s.,;:!?)])/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** What is between empty lines, with those inside code and formulas. */
const paragraphs = /(?:```[\s\S]*?(?:```|$)|\$\$[\s\S]*?(?:\$\$|$)|(?!\n\s*\n)[\s\S])+/gu;

/** What can be said of an answer. @param ended nothing more comes: before that its last paragraph may not be whole. */
export function spokenParagraphs(text: string, ended: boolean): string[] {
  const all = text.match(paragraphs) ?? [];
  return (ended ? all : all.slice(0, -1)).map(spokenWords).filter((words) => words !== '');
}
