/** Whether a hint says a number: in figures, words, fractions, percent, powers of ten or another unit of the same kind. */
import { announcedNumbers, numberTest } from './announced.ts';
import { plainText } from './plain-text.ts';
import { readNumbers, type FoundNumber } from './read-numbers.ts';
import type { KeyNumber } from './secrets.ts';
import { speltNumber } from './spelt-numbers.ts';

export interface NumberAsk {
  hint: string;
  given: string;
  languageCode: string;
}

/**
 * Whether the hint says one of the numbers; it is read once for all of them. One that the stem has as well is said only
 * where it is announced as the answer.
 */
export function saysAny(keys: readonly KeyNumber[], { hint, given, languageCode }: NumberAsk): boolean {
  if (keys.length === 0) return false;
  const announced = announcedNumbers(hint);
  const givenValues = readNumbers(given).flatMap(({ values }) => values);
  const said = readNumbers(hint);
  const words = spacedWords(hint);
  return keys.some((key) => {
    const isKey = numberTest(key);
    if (announced.some((value) => isKey(value))) return true;
    if (givenValues.some((value) => isKey(value))) return false;
    return hasKey(key, said) || saysWords(key.value, words, languageCode);
  });
}

function hasKey(key: KeyNumber, said: readonly FoundNumber[]): boolean {
  const isKey = numberTest(key);
  const isShare = numberTest({ ...key, value: key.value / 100, allowed: key.allowed / 100 });
  return said.some(({ values, unit }) =>
    values.some(
      (value) =>
        isKey(value) ||
        (key.unit === '%' && isShare(value)) ||
        (scaleTo(key.unit, unit) ?? []).some((factor) => isKey(value * factor)),
    ),
  );
}

const prefixes = new Map([
  ['n', 1e-9],
  ['µ', 1e-6],
  ['μ', 1e-6],
  ['m', 1e-3],
  ['c', 1e-2],
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
]);
const unitWords: Record<string, string> = {
  bytes: 'b',
  byte: 'b',
  seconds: 's',
  second: 's',
  milliseconds: 'ms',
  kilobytes: 'kb',
  megabytes: 'mb',
  volts: 'v',
  metres: 'm',
  kilometres: 'km',
  grams: 'g',
  kilograms: 'kg',
};

/** Factors that bring a value in `from` into `to`; by small letters, so that one sign can be two prefixes. */
function scaleTo(to: string, from: string): number[] | undefined {
  if (to === '' || from === '') return undefined;
  const written = unitWords[from] ?? from;
  const factors: number[] = [];
  for (const [ours, ourScale] of prefixes) {
    if (!to.startsWith(ours) || to.length === ours.length) continue;
    const base = to.slice(ours.length).toLowerCase();
    for (const [theirs, theirScale] of prefixes) {
      if (written === `${theirs.toLowerCase()}${base}` && theirScale !== ourScale) {
        factors.push(theirScale / ourScale);
      }
    }
  }
  return factors;
}

function spacedWords(hint: string): string {
  return ` ${plainText(hint).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.replaceAll(/(?<=cent|vingt)s(?= )/g, '');
}

function saysWords(value: number, text: string, languageCode: string): boolean {
  const words = speltNumber(value, languageCode);
  if (words === undefined) return false;
  const spelt = words.replaceAll('-', ' ');
  const forms = [spelt, spelt.replace(/^ein(?=hundert|tausend)/, ''), spelt.replace(/ (et|y) /, ' ')];
  return forms.some((form) => text.includes(` ${form} `));
}
