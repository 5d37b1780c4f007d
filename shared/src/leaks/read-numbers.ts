/** Finds every number in a text, in each value that its writing can mean. */
import { readNumber } from '../scoring/read-number.ts';
import { withFigures } from './number-words.ts';
import { plainText } from './plain-text.ts';
import { romanValue } from './roman.ts';

export interface FoundNumber {
  /** `1.500` is 1.5 and 1500; `33 %` is 33 and 0.33. */
  values: number[];
  /** The word after it, if any: perhaps its unit. */
  unit: string;
}

const numeral = /(?:\d{1,3}(?:[ ,.'_]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|(?<![\d.])\.\d+)/;
const found = new RegExp(
  // A figure within a name ("IPv4") or an address with dots is no number.
  `(?<![\\p{L}\\d]|\\d[.:])(-?)(0x[0-9a-f]+|0b[01]+|${numeral.source})(?![.:]\\d|(?!e)\\p{L}\\d)` +
    `(?:\\s*(?:[×*]\\s*10\\s*\\^?\\s*|e)\\s*\\(?([+-]?\\d{1,2})\\)?|\\s*\\^\\s*\\(?(-?\\d{1,3})\\)?)?` +
    `(?:(?:\\s*/\\s*|\\s+(?:in|out of|von|de(?: cada)?|sur)\\s+)(\\d+(?:\\.\\d+)?))?` +
    `\\s*(thousand|million|billion|tausend|mille?|dozen|k(?![\\p{L}]))?` +
    `\\s*(?:of an? )?(%|per ?cent|prozent|por ciento|pour ?cent|‰|\\p{L}+)?`,
  'gu',
);
const factors: Record<string, number> = {
  thousand: 1e3,
  tausend: 1e3,
  mil: 1e3,
  mille: 1e3,
  k: 1e3,
  million: 1e6,
  billion: 1e9,
  dozen: 12,
};

export function readNumbers(text: string): FoundNumber[] {
  const plain = withFigures(plainText(text))
    .replaceAll(/\b(?:minus|negative) +(?=\d)/g, '-')
    .replaceAll(/\bone (?=(?:in|out of) +\d)/g, '1 ');
  const numbers = [...plain.matchAll(found)].map(numberOf);
  const mixed = [...plain.matchAll(/(?<!\d)(\d+) (\d+)\/(\d+)/g)].map(([, whole, top, bottom]) => ({
    values: [Number(whole) + Number(top) / Number(bottom)],
    unit: '',
  }));
  return [...numbers, ...mixed, ...romanNumbers(text)];
}

function numberOf(match: RegExpMatchArray): FoundNumber {
  const [, sign = '', digits = '', tenTo, power, bottom, scale, word = ''] = match;
  const factor = (factors[scale ?? ''] ?? 1) * 10 ** Number(tenTo ?? 0);
  const plainValues = new Set(valuesOf(digits));
  const values = [...plainValues].flatMap((value) => {
    const raisedValue = power === undefined ? value : value ** Number(power);
    const signed = (sign === '-' ? -1 : 1) * raisedValue * factor;
    const share = bottom === undefined ? signed : signed / Number(bottom);
    // What belongs to the fraction or power is also a number for itself.
    return bottom === undefined ? [share] : [share, signed];
  });
  // A dash before a number is also a hyphen.
  if (sign === '-') values.push(...values.map((value) => -value));
  if (/^(%|per ?cent|prozent|por ciento|pour ?cent)$/.test(word)) {
    values.push(...values.map((value) => value / 100));
  }
  if (word === '‰') values.push(...values.map((value) => value / 1000));
  return { values, unit: word };
}

function valuesOf(digits: string): number[] {
  if (/^0[xb]/.test(digits)) return [Number(digits)];
  const compact = digits.replaceAll(/[ '_]/g, '');
  return [readNumber(compact, 'en'), readNumber(compact, 'de')].filter((value) => value !== undefined);
}

/** Capitals only, and of three letters at least: "I" and "MD" are other words. */
function romanNumbers(text: string): FoundNumber[] {
  return (text.match(/\b[MDCLXVI]{3,}\b/g) ?? []).flatMap((letters) => {
    const value = romanValue(letters);
    return value === undefined ? [] : [{ values: [value], unit: '' }];
  });
}
