/** Ways to write a number; each returns undefined where it does not suit the value. */

type Form = (value: number) => string | undefined;

const whole = (value: number): boolean => Number.isInteger(value) && value >= 0;

export const numberForms: Record<string, Form> = {
  plain: (value) => String(value),
  bold: (value) => `**${value}**`,
  formula: (value) => `$${value}$`,
  zeros: (value) => (Number.isInteger(value) ? `${value}.00` : `${value}0`),
  comma: (value) => (Number.isInteger(value) ? undefined : String(value).replace('.', ',')),
  grouped: (value) => (value >= 1000 && whole(value) ? value.toLocaleString('en') : undefined),
  groupedByPoints: (value) => (value >= 1000 && whole(value) ? value.toLocaleString('de') : undefined),
  groupedBySpaces: (value) =>
    value >= 1000 && whole(value) ? value.toLocaleString('en').replaceAll(',', '\u202f') : undefined,
  thinSpaces: (value) =>
    value >= 1000 && whole(value) ? `$${value.toLocaleString('en').replaceAll(',', '\\,')}$` : undefined,
  scientific: (value) => (value > 0 ? value.toExponential().replace('+', '') : undefined),
  powerOfTen: (value) => {
    const [mantissa, exponent] = value.toExponential().split('e');
    return value > 0 ? `$${mantissa} \\times 10^{${Number(exponent)}}$` : undefined;
  },
  percent: (value) => (value > 0 && value < 1 ? `${Number((value * 100).toPrecision(10))} %` : undefined),
  perCent: (value) =>
    value > 0 && value < 1 ? `${Number((value * 100).toPrecision(10))} percent` : undefined,
  halves: (value) => (whole(value) ? `${value * 2}/2` : undefined),
  fraction: (value) => (whole(value) ? `$\\frac{${value * 3}}{3}$` : undefined),
  binary: (value) => (whole(value) && value > 1 ? `0b${value.toString(2)}` : undefined),
  hexadecimal: (value) => (whole(value) && value > 1 ? `0x${value.toString(16)}` : undefined),
  sum: (value) => (whole(value) && value > 4 ? `${value - 3} + 3` : undefined),
  product: (value) => (whole(value) && value > 1 ? `${value * 2} divided by 2` : undefined),
  digits: (value) => (value > 99 && whole(value) ? Array.from(String(value)).join('-') : undefined),
  english: (value) => (whole(value) && value > 1 && value < 10_000 ? inEnglish(value) : undefined),
  britishEnglish: (value) =>
    whole(value) && value > 100 && value < 1000 && value % 100 !== 0
      ? inEnglish(value).replace('hundred ', 'hundred and ')
      : undefined,
  hundreds: (value) =>
    whole(value) && value >= 1100 && value < 2000 && value % 100 === 0
      ? `${inEnglish(value / 100)} hundred`
      : undefined,
  andAHalf: (value) =>
    value % 1000 === 500 && value < 20_000 && value > 1000
      ? `${inEnglish(Math.floor(value / 1000))} and a half thousand`
      : undefined,
  otherDigits: (value) =>
    whole(value)
      ? String(value).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
      : undefined,
};

const small =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen`.split(/\s+/);
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function inEnglish(value: number): string {
  if (value >= 1000) return `${inEnglish(Math.floor(value / 1000))} thousand ${rest(value % 1000)}`.trim();
  if (value >= 100) return `${inEnglish(Math.floor(value / 100))} hundred ${rest(value % 100)}`.trim();
  if (value < 20) return small[value] ?? '';
  const ten = tens[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? ten : `${ten}-${small[value % 10]}`;
}

function rest(value: number): string {
  return value === 0 ? '' : inEnglish(value);
}
