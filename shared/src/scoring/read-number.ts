/** Reads a number as a person types it: any script's digits, decimal comma or point, grouping, powers of ten. */

/** Code points of the digit zero; nine more follow each. */
const zeros = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
  0xff10,
];

/**
 * With one sign only, its meaning follows the question's language: `1,234` is 1234 in English and 1.234 in German.
 * A group that is not of three digits (`1,5`) can only be a fraction.
 * @param unit taken off the end where it was typed.
 * @returns undefined when it is not one finite number.
 */
export function readNumber(text: string, locale: string, unit?: string): number | undefined {
  let plain = toAsciiDigits(text.normalize('NFKC'))
    .replace(/[−–﹣]/g, '-')
    .replaceAll('٬', "'")
    .trim();
  if (unit && plain.toLowerCase().endsWith(unit.normalize('NFKC').toLowerCase())) {
    plain = plain.slice(0, -unit.normalize('NFKC').length).trim();
  }
  const power = /^(.*?)\s*(?:e|[x×·*]\s*10\s*\^?)\s*([+-]?\d{1,3})$/i.exec(plain);
  const [mantissa, exponent] = power ? [power[1] ?? '', power[2] ?? '0'] : [plain, '0'];
  const decimal = toDecimalPoint(mantissa.replace(/(?<=\d)[\s'’_](?=\d{3})/g, ''), locale);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(decimal)) return undefined;
  const value = Number(`${decimal}e${exponent}`);
  return Number.isFinite(value) ? value : undefined;
}

/** Digits of any script as 0–9. */
export function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((each) => code >= each && code < each + 10);
    return zero === undefined ? digit : String(code - zero);
  });
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
