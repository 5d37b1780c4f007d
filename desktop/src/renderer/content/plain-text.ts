/** Markdown as one line of plain text, where only that can stand: in lists to pick from, in names of buttons. */

/** Signs that set text but are not read; what they set stays. The order matters: code and math keep theirs. */
const rules: readonly [RegExp, string][] = [
  [/!\[([^\]]*)\]\([^)]*\)/gu, '$1'],
  [/\[([^\]]*)\]\([^)]*\)/gu, '$1'],
  [/^(?:```|~~~).*$/gmu, ''],
  [/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gmu, ''],
  [/`+([^`]+)`+/gu, '$1'],
  // As in `dollar-signs.ts`, prices are no formulas.
  [/\${1,2}(?![^\s$][^$]*\s\$|\d[^$]*\$\d)([^$]+)\${1,2}/gu, '$1'],
  [/(?<!\\)(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/gu, '$2'],
  [/(?<![\w*\\])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])/gu, '$2'],
  [/\\([!-/:-@[-`{-~])/gu, '$1'],
  [/\s+/gu, ' '],
];

export function plainText(markdown: string): string {
  return rules.reduce((text, [pattern, put]) => text.replace(pattern, put), markdown).trim();
}
