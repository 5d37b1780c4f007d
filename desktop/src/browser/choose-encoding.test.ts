/** Accept-Encoding headers and what is sent for them. */
import { expect, it } from 'vitest';
import { chooseEncoding } from './choose-encoding.ts';

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=0.8, br;q=0', 'gzip'],
  ['GZIP', 'gzip'],
  ['*', 'identity'],
  ['brr', 'identity'],
  [undefined, 'identity'],
])('sends what %j takes: %s', (accept, expected) => {
  expect(chooseEncoding(accept, ['br', 'gzip', 'identity'])).toBe(expected);
});

it('sends a font as it is', () => {
  expect(chooseEncoding('br', ['identity'])).toBe('identity');
});
