import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseText } from './normalise-text.ts';

const all = ['case', 'space', 'punctuation', 'accents'] as const;
const same = (a: string, b: string, by: readonly (typeof all)[number][], locale = 'en') =>
  expect(normaliseText(a, [...by], locale)).toBe(normaliseText(b, [...by], locale));
const other = (a: string, b: string, by: readonly (typeof all)[number][], locale = 'en') =>
  expect(normaliseText(a, [...by], locale)).not.toBe(normaliseText(b, [...by], locale));

test('compatible forms of a character are always one', () => {
  same('ｏｈｍ', 'ohm', []);
  same('e\u0301', 'é', []);
  same('\u2126', 'Ω', []);
  other('Ohm', 'ohm', []);
});

describe('the quotes and dashes of a typesetter are those of a keyboard', () => {
  test.each([
    ['l’eau', "l'eau"],
    ['комп\u02bcютер', "комп'ютер"],
    ['“a” „b‟', '"a" "b"'],
    ['Michaelis–Menten', 'Michaelis-Menten'],
    ['co\u2011op', 'co-op'],
    ['x − 1', 'x - 1'],
  ])('%s is %s', (a, b) => same(a, b, []));

  test('a sign with a meaning of its own in code is another one', () => other('`a`', "'a'", []));

  test('where punctuation does not count, a hyphen goes and a minus stays', () => {
    same('Michaelis–Menten', 'MichaelisMenten', ['punctuation']);
    other('x − 1', 'x  1', ['punctuation']);
  });
});

describe('case', () => {
  test.each([
    ['OHM', 'ohm', 'en'],
    ['Straße', 'STRASSE', 'de'],
    ['STRAẞE', 'strasse', 'de'],
    ['ΟΔΟΣ', 'οδός'.replace('ό', 'ο'), 'el'],
    ['IĞDIR', 'ığdır', 'tr'],
  ])('%s is %s', (a, b, locale) => same(a, b, ['case'], locale));
});

describe('space', () => {
  test.each([
    ['  a \t b\n', 'a b'],
    ['a\u00a0b', 'a b'],
    ['a\u200bb\ufeff', 'ab'],
    ['\u200fشمس\u200e', 'شمس'],
  ])('%j is %j', (a, b) => same(a, b, ['space']));

  test('between words counts, and a joiner that Persian spells with stays', () => {
    other('ab', 'a b', ['space']);
    other('می\u200cروم', 'میروم', ['space']);
  });
});

test('punctuation is taken out, signs that mean something stay', () => {
  same("don't", 'dont', ['punctuation']);
  same('«¿Qué?»', 'Qué', ['punctuation']);
  other('C++', 'C', ['punctuation']);
  other('-', '', []);
});

describe('accents', () => {
  test.each([
    ['Größe', 'Große'],
    ['Việt', 'Viet'],
    ['ё', 'е'],
    ['Ἀθῆναι', 'Αθηναι'],
    ['مُتَغَيِّر', 'متغير'],
  ])('%s is %s', (a, b) => same(a, b, ['accents']));

  test.each([
    ['が', 'か'],
    ['कि', 'क'],
  ])('%s is another letter than %s', (a, b) => other(a, b, ['accents']));
});

test('what was brought to its form once is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.subarray([...all]), (text, by) => {
      const once = normaliseText(text, by, 'en');
      expect(normaliseText(once, by, 'en')).toBe(once);
    }),
  );
});

test('marks without end over a letter of another script are read in one go', () => {
  const startedMs = performance.now();
  normaliseText(`க${'\u0301'.repeat(18_000)}`, ['accents'], 'ta');
  expect(performance.now() - startedMs).toBeLessThan(700);
});
