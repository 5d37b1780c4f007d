/** How values are written in the environment: switches, durations, lists, secrets. */
import { z } from 'zod';
import { parseNetwork } from '#cloud/domain/limits/network';
import { oneOf } from '#cloud/one-of';
import { parseModelName, providerNames } from '#cloud/domain/tutor/providers';

/** @param what it may be, in the words that follow `must be`. */
const mustBe = (what: string) => `must be ${what}`;

export const integer = (min: number, max: number) => {
  const error = mustBe(`a whole number from ${min} to ${max}`);
  return z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .pipe(z.int().min(min, error).max(max, error));
};

export const port = integer(0, 65_535);

/** `off`, or a port. */
export const portOrOff = z.union([z.literal('off'), port], mustBe('off, or a port from 0 to 65535'));

export const word = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.enum(words, mustBe(oneOf(words)));

export const flag = word(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');

const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type DurationUnit = keyof typeof unitMs;

/**
 * A time with its unit, such as `500ms`, `30s`, `15m`, `12h` or `30d`; a bare number counts in `bare`, in which the
 * result is, too.
 */
export const duration = (bare: 'ms' | 's', min: string, max: string) => {
  const inBare = (text: string) => durationMs(text, bare) / unitMs[bare];
  const example =
    bare === 'ms' ? 'such as 45s, or 45000 for the same in ms' : 'such as 15m, or 900 for the same in s';
  const error = mustBe(`a time from ${min} to ${max}, ${example}`);
  return z
    .string()
    .regex(/^\d{1,12}(ms|[smhd])?$/, error)
    .transform(inBare)
    .pipe(z.int(error).min(inBare(min), error).max(inBare(max), error));
};

function durationMs(text: string, bare: DurationUnit): number {
  const unit = text.replace(/^\d+/, '') as DurationUnit | '';
  return Number.parseInt(text, 10) * unitMs[unit === '' ? bare : unit];
}

/** Dollars, such as `100` or `0.50`; small enough to be counted in nano-dollars. */
export const usd = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,9})?$/, mustBe('an amount of dollars below a million, such as 100 or 0.50'))
  .transform(Number);

/** Comma-separated; blanks fall away. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);

export const networks = list.refine(
  (texts) => texts.every((text) => parseNetwork(text) !== undefined),
  mustBe('addresses or networks, such as 10.0.0.5,172.16.0.0/12'),
);

/** Compared with what browsers send, letter by letter: no path, no usual port, and nothing stands for all. */
export const origins = list.refine(
  (texts) =>
    texts.every((text) => URL.canParse(text) && new URL(text).origin === text && !text.includes('*')),
  mustBe('origins as a browser writes them, such as https://study.example.org'),
);

/** One address, or several between commas; with or without a name before it. */
export const mailAddress = z
  .string()
  .regex(/^(?=.{1,1000}$)[^\r\n]*[^\s@]@[^\s@][^\r\n]*$/, mustBe('a mail address such as tutor@example.org'));

export const address = (...schemes: readonly string[]) => {
  const error = mustBe(`an address that begins with ${oneOf(schemes.map((scheme) => `${scheme}://`))}`);
  return z
    .string()
    .refine((text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)) && URL.canParse(text), {
      message: error,
      abort: true,
    })
    .refine(hasReadablePassword, `${error}, with %25 for each %`);
};

/** What opens the address takes its escapes apart, and fails on a percent sign that stands for itself. */
function hasReadablePassword(text: string): boolean {
  const { username, password } = new URL(text);
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}

/** A list of models, each after its provider: `anthropic/claude-haiku-4-5,cohere/command-r7b-12-2024`. */
export const modelNames = list.refine(
  (names) => names.every((name) => parseModelName(name) !== undefined),
  `must name a provider before each model: ${providerNames.join('/…, ')}/…`,
);

/** Of IPv6 addresses those that a socket listens on may stand without brackets. */
export const hostName = z
  .string()
  .regex(/^(?:[\w.-]+|\[?[\da-fA-F:.]+\]?)$/, mustBe('the name or address of a host'));

/** A host as a console shows it, taken as https, or a whole address. */
export const hostAddress = z
  .string()
  .transform((text) => (text.includes('://') ? text : `https://${text}`))
  .pipe(address('http', 'https'));
