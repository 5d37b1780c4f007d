/** How values are written in the environment: switches, durations, lists, secrets. */
import { z } from 'zod';

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

/** Comma-separated; blanks fall away. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== ''),
);

export const address = (...schemes: readonly string[]) =>
  z
    .string()
    .refine((text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)) && URL.canParse(text), {
      message: `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    });

export const money = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,4})?$/, 'must be an amount such as 100 or 2.50')
  .transform(Number);
