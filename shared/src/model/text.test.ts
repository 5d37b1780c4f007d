import { expect, test } from 'vitest';
import { locale } from './text.ts';

test.each(['en', 'deu', 'zh-CN', 'zh-Hant-TW', 'es-419', 'de-1996', 'sl-rozaj-biske'])(
  '%s names a language',
  (tag) => {
    expect(locale.safeParse(tag).success).toBe(true);
    expect(() => new Intl.DisplayNames(['en'], { type: 'language' }).of(tag)).not.toThrow();
  },
);

test.each([
  '',
  'e',
  'english',
  'en-',
  'en-a',
  'en-12',
  'en-GB-x',
  'en-u-co-phonebk',
  'en-GB-GB',
  'de_DE',
  'de-1901-1901',
  'sl-rozaj-biske-ROZAJ',
])('"%s" names none', (tag) => {
  expect(locale.safeParse(tag).success).toBe(false);
});
