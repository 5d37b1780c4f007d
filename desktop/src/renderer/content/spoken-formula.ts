/** A formula in words, for those who listen: browsers give MathML no name, and an option needs one. */
import { namingCommand } from '@answly/shared/model/formula-bounds';
import katex from 'katex';
import { formulaOptions } from './formula-options.ts';
import { readFormula, type MathPart } from './formula-tree.ts';
import { symbolWords } from './symbol-words.ts';

/** @returns words without any command of TeX. */
export function spokenFormula(tex: string): string {
  if (namingCommand(tex) !== undefined) return tidy(sourceWords(tex));
  try {
    const formula = readFormula(katex.renderToString(tex, { ...formulaOptions, output: 'mathml' }));
    return tidy(formula === null ? sourceWords(tex) : say(formula));
  } catch {
    // Thousands of braces in each other are more than the typesetter can hold; a screen must not go with them.
    return tidy(sourceWords(tex));
  }
}

function tidy(words: string): string {
  return words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ (?=[,.;:])|(?<=\d) (?=\d{3}\b)/gu, '')
    .trim();
}

/** Of what cannot be read at all: the names in it, as it also stands on the screen. */
function sourceWords(tex: string): string {
  const names = tex.replaceAll('^', ' to the power of ').replaceAll('_', ' sub ');
  return names.replaceAll(/[\\{}$&]+/gu, ' ');
}

type Saying = (parts: readonly MathPart[], whole: MathPart) => string;

const sayings: Record<string, Saying> = {
  mfrac: ([top, bottom], { attributes }) => {
    if (attributes.includes('linethickness="0px"')) return `${say(top)} choose ${say(bottom)}`;
    const words = `${say(top)} over ${say(bottom)}`;
    return isShort(top) && isShort(bottom) ? words : `start fraction ${words} end fraction`;
  },
  msqrt: (parts) => {
    const words = `the square root of ${row(parts)}`;
    return parts.length === 1 && isShort(parts[0]) ? words : `${words} end root`;
  },
  mroot: ([inner, degree]) => `the root of degree ${say(degree)} of ${say(inner)} end root`,
  msup: ([base, over]) => `${say(base)} ${power(over)}`,
  msub: ([base, under]) => withBounds(base, under),
  munder: ([base, under]) => {
    if (under?.text === '⏟') return say(base);
    return base?.tag === 'munder' ? `${say(base)} with ${say(under)} below it` : withBounds(base, under);
  },
  msubsup: ([base, under, over]) => withBounds(base, under, over),
  munderover: ([base, under, over]) => withBounds(base, under, over),
  mover: ([base, over], { attributes }) =>
    attributes.includes('accent="true"')
      ? `${say(base)} ${say(over)}`
      : `${say(base)} with ${say(over)} above it`,
  mtable: (rows) => {
    const words = rows.map(({ parts }, at) => `row ${at + 1}: ${parts.map(say).join(', ')};`);
    return `${rows.length === 1 ? '1 row' : `${rows.length} rows`}, ${words.join(' ')} end of rows`;
  },
  menclose: (parts, { attributes }) =>
    attributes.includes('strike') ? `crossed out ${row(parts)} end` : row(parts),
  mphantom: () => '',
};

function say(part: MathPart | undefined): string {
  if (part === undefined) return '';
  const accented = part.tag === 'mover' ? wordsOf(part) : undefined;
  if (accented !== undefined) return accented;
  const saying = sayings[part.tag];
  if (saying !== undefined) return saying(part.parts, part);
  return part.parts.length === 0 ? symbolWords(part.text) : row(part.parts);
}

/** Upright letters side by side are one word, such as a unit, and so are the pieces of a text. */
function row(parts: readonly MathPart[]): string {
  return parts
    .map((part, at) => {
      const words = wordsOf(part);
      if (words !== undefined) return wordsOf(parts[at + 1]) === undefined ? `${words} ` : words;
      return isUpright(part) && isUpright(parts[at + 1]) ? part.text : `${say(part)} `;
    })
    .join('');
}

/** KaTeX sets the letter and its accent apart. */
const accents: Record<string, string> = {
  ˊ: '\u0301',
  ˋ: '\u0300',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¨': '\u0308',
  '˚': '\u030a',
  ˇ: '\u030c',
};

/** Of a text, and of a letter with an accent in one. */
function wordsOf(part: MathPart | undefined): string | undefined {
  if (part?.tag === 'mtext') return part.text.includes('\\') ? symbolWords(part.text) : part.text;
  if (part?.tag !== 'mover') return undefined;
  const [base, over] = part.parts;
  const accent = accents[over?.text ?? ''];
  if (base?.tag !== 'mtext' || accent === undefined) return undefined;
  return `${base.text.replace('ı', 'i').replace('ȷ', 'j')}${accent}`.normalize();
}

const isUpright = (part: MathPart | undefined) =>
  part?.tag === 'mi' && part.attributes.includes('"normal"') && /^\p{L}$/u.test(part.text);

/** Said in one word, so that its end needs no saying. */
const isShort = (part: MathPart | undefined) =>
  !tidy(say(part))
    .replace(/^minus /u, '')
    .includes(' ');

const powers: Record<string, string> = { '2': 'squared', '3': 'cubed', after: 'degrees', '∗': 'star' };

function power(over: MathPart | undefined): string {
  const words = tidy(say(over));
  if (/^prime(?: prime)*$/u.test(words)) return words;
  const known = Object.hasOwn(powers, words) ? powers[words] : undefined;
  return known ?? `to the power of ${words}${isShort(over) ? '' : ' end power'}`;
}

/** What bounds apply to: sums and their like, limits, logarithms; to anything else it is an index. */
function withBounds(base: MathPart | undefined, under?: MathPart, over?: MathPart): string {
  const [name, from] = [tidy(say(base)), tidy(say(under))];
  if (name === 'lim') return `the limit as ${from} of`;
  if (name === 'log') return `log base ${from} of`;
  if (/^the (?:sum|product|(?:closed )?integral)$|^(?:union|intersection|max|min)$/u.test(name))
    return over === undefined ? `${name} over ${from} of` : `${name} from ${from} to ${say(over)} of`;
  const index = `${name} sub ${from}${isShort(under) ? '' : ' end sub'}`;
  return over === undefined ? index : `${index} ${power(over)}`;
}
