/** Which of the forms we have a browser takes, by its Accept-Encoding header. */
import type { Encoding } from './assets.ts';

/** The first of `offered` that is accepted; `identity` is always taken. */
export function chooseEncoding(accept: string | undefined, offered: readonly Encoding[]): Encoding {
  const accepted = new Set(
    (accept ?? '')
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(?:\.0*)?$/u.test(part))
      .map((part) => part.split(';')[0]?.trim()),
  );
  return offered.find((encoding) => encoding === 'identity' || accepted.has(encoding)) ?? 'identity';
}
