/** What a text says without how it is set: no markdown, LaTeX, look-alike letters or signs that cannot be seen. */
import { toAsciiDigits } from '../scoring/read-number.ts';

const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
const latinAccents = /(\p{Script=Latin})\p{M}+/gu;

const vulgarFractions = new Map([
  ['½', '1/2'],
  ['⅓', '1/3'],
  ['⅔', '2/3'],
  ['¼', '1/4'],
  ['¾', '3/4'],
  ['⅕', '1/5'],
  ['⅖', '2/5'],
  ['⅗', '3/5'],
  ['⅘', '4/5'],
  ['⅛', '1/8'],
  ['⅜', '3/8'],
  ['⅝', '5/8'],
  ['⅞', '7/8'],
]);
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Cyrillic and Greek letters that look like Latin ones; they count as those inside a word that has Latin letters too. */
const lookAlikes = new Map(
  [...'аaеeоoрpсcхxуyіiѕsјjкkмmтtнhвbοoαaνvιiρpτtκkυu'.matchAll(/(.)(.)/gu)].map(
    ([, from = '', to = '']) => [from, to] as const,
  ),
);

/** Small letters without accents; signs of arithmetic, dots and spaces stay. */
export function plainText(text: string): string {
  const simple = withoutMarkdown(withoutLatex(withoutEntities(text).replace(unseen, '')));
  const figures = simple
    .replace(/[½⅓⅔¼¾⅕⅖⅗⅘⅛⅜⅝⅞]/g, (sign) => ` ${vulgarFractions.get(sign)}`)
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (power) =>
        `^${Array.from(power)
          .map((digit) => raised.indexOf(digit))
          .join('')}`,
    )
    .normalize('NFKC');
  const letters = figures.toLowerCase().normalize('NFD').replace(latinAccents, '$1').normalize('NFC');
  return toAsciiDigits(letters)
    .replaceAll('ß', 'ss')
    .replaceAll(/[‐‑‒–—―−﹣]/g, '-')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[\p{L}\u0370-\u04ff]+/gu, latinWhereMixed)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The letters and digits alone, as one string. */
export function squashed(text: string): string {
  return plainText(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function withoutEntities(text: string): string {
  return text
    .replaceAll(/&#(x?)([0-9a-f]{2,6});/gi, (whole, hex: string, digits: string) => {
      const code = Number.parseInt(digits, hex === '' ? 10 : 16);
      return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : whole;
    })
    .replaceAll(/&(lt|gt|amp|nbsp|shy|zwnj);/g, (_, name: string) => entities[name] ?? ' ');
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', shy: '', zwnj: '' };

function withoutLatex(text: string): string {
  return text
    .replaceAll(/\\[dt]?frac\s*(\d)\s*(\d)/g, ' $1/$2')
    .replaceAll(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, ' $1/$2')
    .replaceAll(/(?<=\d)(\\[,;: ]|\{,\})(?=\d)/g, '')
    .replaceAll(/\\[,;:! ]/g, ' ')
    .replaceAll(/\\(?:text|mathrm|mathbf|textbf|operatorname|mathit|texttt|emph|left|right)\b/g, ' ')
    .replaceAll(/\\(?:times|cdot)(?![a-z])/g, '×')
    .replaceAll(/\\oplus(?![a-z])/g, '⊕')
    .replaceAll(/\\([a-z]+)/gi, ' $1 ')
    .replaceAll(/\^\{([^{}]*)\}/g, '^$1')
    .replaceAll(/[${}]/g, ' ');
}

function withoutMarkdown(text: string): string {
  return text
    .replaceAll(/\]\([^)\s]{0,300}\)/g, ' ')
    .replaceAll(
      /\*\*|__|~~|`|(?<![\d\s])\*|\*(?![\d\s])|^\s{0,3}#+\s|^[^\S\n\r\u2028\u2029]*>\s?|(?<!\w)_|_(?!\w)/gm,
      '',
    )
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '');
}

function latinWhereMixed(word: string): string {
  if (!/[\u0370-\u04ff]/.test(word) || !/[a-z]/.test(word)) return word;
  return Array.from(word)
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('');
}

/** For a regular expression that looks for the text itself. */
export function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
