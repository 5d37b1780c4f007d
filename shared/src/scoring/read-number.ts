/** Reads a number as a person types it: any script's digits, decimal comma or point, grouping, powers of ten. */
import { unseen } from '../model/normalise-text.ts';

/**
 * With one sign only, its meaning follows the question's language: `1,234` is 1234 in English and 1.234 in German.
 * A group that is not of three digits (`1,5`) can only be a fraction.
 * @param unit taken off the end where it was typed, or else off the beginning, where money has it.
 * @returns undefined when it is not one finite number.
 */
export function readNumber(text: string, locale: string, unit?: string): number | undefined {
  const plain = withoutUnit(plainSigns(text), unit);
  const power =
    /^(.*?)\s*(?:e|[x×·⋅*]\s*10\s*\^?)\s*([+-]?\d{1,3})$/i.exec(plain) ??
    /^([+-]?1)0\s*\^\s*([+-]?\d{1,3})$/.exec(plain);
  const [mantissa, exponent] = power ? [power[1] ?? '', power[2] ?? '0'] : [plain, '0'];
  const decimal = toDecimalPoint(mantissa.replace(/(?<=\d)[\s'’_](?=\d{3})/g, ''), locale);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(decimal)) return undefined;
  const value = Number(`${decimal}e${exponent}`);
  return Number.isFinite(value) ? value : undefined;
}

/** In digits 0–9, with one minus and one percent; what stands raised stands behind `^`, or 10⁵ would become 105. */
function plainSigns(text: string): string {
  const level = text
    .replace(/[⁺⁻]?[⁰¹²³⁴-⁹]+/g, '^$&')
    .normalize('NFKC')
    .replace(unseen, '');
  return toAsciiDigits(level)
    .replace(/[−–﹣‐]/g, '-')
    .replaceAll('٬', "'")
    .replaceAll('٪', '%')
    .trim();
}

/** Also where one of the two raises a figure and the other does not: `cm2` for cm². */
function withoutUnit(plain: string, unit = ''): string {
  const signs = Array.from(plainSigns(unit).replaceAll('^', ''));
  if (signs.length === 0) return plain;
  const spelt = signs.map((sign) => `\\^?${sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')}`).join('');
  const number = plain.replace(new RegExp(`\\s*${spelt}$`, 'iu'), '');
  return number === plain ? plain.replace(new RegExp(`^([+-]?)\\s*${spelt}\\s*`, 'iu'), '$1') : number;
}

/** Digits of any script as 0–9. */
export function toAsciiDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)));
}

/** The ten digits of each script follow each other in Unicode, and no others stand before or behind them but in tens. */
function digitValue(code: number): number {
  const isDigit = (at: number) => /\p{Nd}/u.test(String.fromCodePoint(at));
  let first = code;
  while (isDigit(first - 1)) first -= 1;
  return (code - first) % 10;
}

/** Leaves one point as the decimal sign and no grouping. */
function toDecimalPoint(text: string, locale: string): string {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  // The Arabic decimal sign groups nowhere.
  if (text.includes('٫')) {
    if (comma === -1 && point === -1) return text.replace('٫', '.');
    return ungroup(text, comma === -1 ? '.' : ',', '٫');
  }
  if (comma === -1 && point === -1) return text;
  if (comma !== -1 && point !== -1) return comma > point ? ungroup(text, '.', ',') : ungroup(text, ',', '.');
  const sign = comma === -1 ? '.' : ',';
  const groups = new RegExp(`^[+-]?[1-9]\\d{0,2}(\\${sign}\\d{2,3})*\\${sign}\\d{3}$`).test(text);
  const several = text.indexOf(sign) !== text.lastIndexOf(sign);
  if (groups && (several || sign !== decimalSign(locale))) return text.replaceAll(sign, '');
  return text.replace(sign, '.');
}

/** With both signs, the last is the decimal one and the other must group: by three, or by two before the last three as in India. */
function ungroup(text: string, grouping: string, decimal: string): string {
  const [whole = '', ...fractions] = text.split(decimal);
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${grouping}\\d{2,3})*\\${grouping}\\d{3}$`).test(whole);
  return grouped && fractions.length === 1 ? `${whole.replaceAll(grouping, '')}.${fractions[0]}` : 'unclear';
}

/** The sign before the fraction where numbers are written in digits 0–9. */
export function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value ?? '.';
}
