/** Sums and products in figures whose value is the key: "9 + 1" says 10. */
import { withFigures } from './number-words.ts';
import { plainText } from './plain-text.ts';

const number = String.raw`-?\d+(?:\.\d+)?`;
const chain = new RegExp(String.raw`${number}(?:\s*[-+×*·/÷^]\s*${number})+`, 'g');
const ordinals = 'second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const spoken: [RegExp, string][] = [
  [/\b(?:times|multiplied by|mal|por|fois)\b/g, '×'],
  [/\b(?:plus|mas|und noch)\b/g, '+'],
  [/\b(?:minus|less|menos|moins)\b/g, '-'],
  [/\b(?:divided by|over|geteilt durch|entre|divise par)\b/g, '/'],
  [/\b(?:raised )?to the power of\b|\braised to(?: the)?\b/g, '^'],
  [/\bto the (?=\d)/g, '^'],
  ...ordinals.map((word, at): [RegExp, string] => [new RegExp(`\\bto the ${word}\\b`, 'g'), `^${at + 2}`]),
  [/ +squared\b/g, '^2'],
  [/ +cubed\b/g, '^3'],
  [/\b(?:twice|double)(?= +\d)/g, '2×'],
  [/(?<=0\.\d+) +of +(?=\d)/g, '×'],
  [/(?<=\d) ?(?:x|⋅) ?(?=\d)/g, '×'],
  [/(?<=\d)[,'](?=\d{3})/g, ''],
];

export interface Expression {
  value: number;
  /** Of two operands, one of them 0 or 1: no step is left to take. */
  trivial: boolean;
}

export function expressionsIn(text: string): Expression[] {
  const figures = spoken.reduce(
    (said, [words, sign]) => said.replaceAll(words, sign),
    // Two stars between figures are a power here, and a mark of emphasis everywhere else.
    withFigures(plainText(text.replaceAll(/(?<=\d) ?\*\* ?(?=\d)/g, '^'))),
  );
  return (figures.match(chain) ?? []).flatMap((written) => {
    const value = valueOf(written.replaceAll(/\s/g, ''));
    if (!Number.isFinite(value)) return [];
    const operands = written.match(/\d+(?:\.\d+)?/g) ?? [];
    const trivial = operands.length === 2 && operands.some((each) => each === '0' || each === '1');
    return [{ value, trivial }];
  });
}

/** Powers before products before sums, each from the left. */
function valueOf(written: string): number {
  const sums = written.split(/(?<=\d)([-+])/);
  return sums.reduce((total, part, at) => {
    if (at % 2 === 1) return total;
    return sums[at - 1] === '-' ? total - product(part) : total + product(part);
  }, 0);
}

function product(written: string): number {
  const parts = written.split(/([×*·/÷])/);
  return parts.reduce((total, part, at) => {
    if (at % 2 === 1) return total;
    const value = part
      .split('^')
      .map(Number)
      .reduce((base, power) => base ** power);
    return parts[at - 1] === '/' || parts[at - 1] === '÷' ? total / value : total * value;
  }, 1);
}
