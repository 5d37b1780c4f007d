/** English number words as figures: "one hundred and eighty-two" is 182, "one and a half thousand" is 1500. */

const units =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen`.split(/\s+/);
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const small = new Map([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, at) => [word, 20 + 10 * at] as const),
  ['dozen', 12],
]);
const scales = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const parts = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['tenth', 10],
  ['hundredth', 100],
  ['thousandth', 1000],
]);

const word = [...small.keys(), ...scales.keys()].join('|');
const part = [...parts.keys()].join('|');
const run = new RegExp(
  `\\b(?:(?:a|an) (?=hundred|thousand|million|dozen))?(?:${word})s?\\b(?:[ -](?:and )?(?:(?:${word})s?\\b|point\\b|oh\\b))*`,
  'g',
);

/** A lone "one" stays a word: it mostly is no number. */
export function withFigures(plain: string): string {
  if (!hint.test(plain)) return plain;
  const whole = plain.replaceAll(run, (words) => {
    const value = /^(?:ones?|hundreds?|thousands?|[mb]illions?)$/.test(words) ? undefined : valueOf(words);
    return value === undefined ? words : figure(value);
  });
  return withParts(whole.replaceAll(/ +/g, ' '));
}

const hint = new RegExp(`\\b(?:${word}|${part}|halves)`);

/** "3 quarters", "1 and a half thousand", "a third". */
function withParts(plain: string): string {
  const one = `(?:(one|an?|\\d+(?:\\.\\d+)?)[ -])?(${part}|halve)s?\\b`;
  return plain
    .replaceAll(
      new RegExp(
        `\\b(\\d+(?:\\.\\d+)?|one) and (?:(an?|one|\\d+) )?(${part})s?\\b(?: (${[...scales.keys()].join('|')}))?`,
        'g',
      ),
      (...[, whole, count, name, scale]: (string | undefined)[]) =>
        figure(
          (count1(whole) + count1(count) / (parts.get(name ?? '') ?? 1)) * (scales.get(scale ?? '') ?? 1),
        ),
    )
    .replaceAll(
      new RegExp(`(?<!\\d)(\\d+(?:\\.\\d+)?) (${[...scales.keys()].join('|')})\\b`, 'g'),
      (_, value, scale) => figure(Number(value) * (scales.get(String(scale)) ?? 1)),
    )
    .replaceAll(new RegExp(`\\b${one}`, 'g'), (words, count: string | undefined, name: string) => {
      // "The third step" counts steps; a share says how many of the parts it has.
      if (count === undefined && name !== 'half') return words;
      return figure(count1(count) / (parts.get(name === 'halve' ? 'half' : name) ?? 1));
    });
}

function count1(count: string | undefined): number {
  return count === undefined || /^(one|an?)$/.test(count) ? 1 : Number(count);
}

function valueOf(words: string): number | undefined {
  const [whole = '', ...fraction] = words.split(/[ -]point\b/);
  const tokens = (text: string) => text.split(/[ -]+/).filter((each) => each !== '' && each !== 'and');
  const value = wholeOf(tokens(whole).map(singular));
  if (value === undefined || fraction.length > 1) return undefined;
  if (fraction[0] === undefined) return value;
  const digits = tokens(fraction[0]).map((each) => (each === 'oh' ? 0 : small.get(each)));
  if (digits.some((digit) => digit === undefined)) return undefined;
  return Number(`${value}.${digits.join('')}`);
}

function singular(token: string): string {
  return small.has(token) || scales.has(token) ? token : token.replace(/s$/, '');
}

/** Also as years and house numbers are read: "one eighty-two", "fifteen hundred", "one eight two". */
function wholeOf(tokens: readonly string[]): number | undefined {
  let [total, current, before] = [0, 0, Infinity];
  for (const token of tokens) {
    const scale = scales.get(token);
    const value = token === 'a' || token === 'an' ? 1 : token === 'oh' ? 0 : small.get(token);
    if (scale === 100) current = Math.max(1, current) * 100;
    else if (scale !== undefined) {
      total += Math.max(1, current) * scale;
      current = 0;
    } else if (token === 'dozen') current = Math.max(1, current) * 12;
    else if (value === undefined) return undefined;
    else if (fits(value, before)) current += value;
    else current = current * (value > 9 ? 100 : 10) + value;
    before = scale ?? value ?? Infinity;
  }
  return total + current;
}

/** Whether a value adds to the word before it, as in "eighty two", rather than standing beside it, as in "eight two". */
function fits(value: number, before: number): boolean {
  return before >= 100 || (before >= 20 && before % 10 === 0 && value < 10 && value > 0);
}

function figure(value: number): string {
  return ` ${String(Number(value.toPrecision(12)))} `;
}
