/** Markdown as one line of plain text, where only that can stand: in lists to pick from, in names, in what a search finds. */
import { plainFormula } from './plain-formula.ts';

/** What is read apart from the text around it: code, a formula (two prices are none, as on screen), an escaped sign. */
const apart =
  /(?<!`)(?<ticks>`+)(?!`)(?<code>[^`]+)\k<ticks>|(?<dollars>\${1,2})(?![^\s$][^$]*\s\$|\d[^$]*\$\d)(?<tex>[^$]+)\k<dollars>|\\(?<sign>[!-/:-@[-`{-~])/gu;
/** Where such a thing stood, by its number. */
const hole = /\ue000(\d+)\ue001/gu;

/** Signs that set text but are not read; what they set stays. */
const rules: readonly [RegExp, string][] = [
  [/!?\[([^[\]]*)\]\([^()]*\)/gu, '$1'],
  [/^~~~.*$/gmu, ''],
  [/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gmu, ''],
  [/(\*\*|__|~~)(?=\S)((?:(?!\1).)+)(?<=\S)\1/gu, '$2'],
  [/(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])/gu, '$2'],
];

/** The line below the head of a table: where there is one, bars are the edges of cells. */
const belowHead = /^[ \t]*(?:\|[ \t]*)?(?::?-+:?[ \t]*\|[ \t]*)+(?:[:-]+[ \t]*)?$/mu;

export function plainLine(markdown: string): string {
  const read: string[] = [];
  const text = markdown.replaceAll(/[\ue000\ue001]/gu, '').replaceAll(apart, (...found) => {
    const { code, tex, sign = '' } = found.at(-1) as Record<string, string | undefined>;
    // A block of code begins with the name of its language.
    read.push(tex === undefined ? (code?.replace(/^\w*\n/u, '') ?? sign) : plainFormula(tex));
    return `\ue000${read.length - 1}\ue001`;
  });
  const cells = belowHead.test(text) ? text.replace(belowHead, '').replaceAll('|', ' ') : text;
  return rules
    .reduce((line, [pattern, put]) => line.replaceAll(pattern, put), cells)
    .replaceAll(hole, (_, at: string) => read[Number(at)] ?? '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
