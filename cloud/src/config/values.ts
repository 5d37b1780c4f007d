/** How values are written in the environment: switches, durations, lists, secrets. */
import { z } from 'zod';
import { parseModelName, providerNames } from '#cloud/domain/tutor/providers';

export const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max));

export const port = integer(0, 65_535);

export const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((value) => value === 'true' || value === '1');

const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** `15m`, `30d`, or plain seconds. */
export const seconds = z
  .string()
  .regex(/^\d{1,9}[smhd]?$/, 'must be a duration such as 900, 15m or 30d')
  .transform((text) => {
    const unit = text.at(-1) as keyof typeof unitSeconds;
    return Number.parseInt(text, 10) * (unitSeconds[unit] ?? 1);
  })
  .pipe(z.int().min(1));

/** Dollars, such as `100` or `0.50`; small enough to be counted in nano-dollars. */
export const usd = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,9})?$/, 'must be an amount of dollars such as 100 or 0.50')
  .transform(Number);

/** Comma-separated; blanks fall away. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);

/** One address, or several between commas; with or without a name before it. */
export const mailAddress = z
  .string()
  .max(1000)
  .regex(/^[^\r\n]*[^\s@]@[^\s@][^\r\n]*$/, 'must be a mail address such as tutor@example.org');

export const address = (...schemes: readonly string[]) =>
  z
    .string()
    .refine((text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)) && URL.canParse(text), {
      message: `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    });

/** A list of models, each after its provider: `anthropic/claude-haiku-4-5,cohere/command-r7b-12-2024`. */
export const modelNames = list.refine(
  (names) => names.every((name) => parseModelName(name) !== undefined),
  `must name a provider before each model: ${providerNames.join('/…, ')}/…`,
);

/** A host as a console shows it, taken as https, or a whole address. */
export const hostAddress = z
  .string()
  .transform((text) => (text.includes('://') ? text : `https://${text}`))
  .pipe(address('http', 'https'));
