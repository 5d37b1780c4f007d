import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from './read-number.ts';

describe('reads what people type', () => {
  test.each([
    ['12', 'en', 12],
    [' -3.5 ', 'en', -3.5],
    ['−3,5', 'en', -3.5],
    ['1,234', 'en', 1234],
    ['1,234', 'de', 1.234],
    ['1.234', 'de', 1234],
    ['0.125', 'de', 0.125],
    ['1,234.5', 'en', 1234.5],
    ['1.234,5', 'en', 1234.5],
    ['1 234 567', 'fr', 1234567],
    ["1'000'000", 'de-CH', 1000000],
    ['1,234,567', 'de', 1234567],
    ['١٢٫٥', 'ar', 12.5],
    ['٩٫٥٤٤', 'ar-EG', 9.544],
    ['١٬٢٣٤٫٥٦٧', 'ar', 1234.567],
    ['1,234٫567', 'ar', 1234.567],
    ['۱۲۳', 'fa', 123],
    ['３．１４', 'ja', 3.14],
    ['3e-4', 'en', 0.0003],
    ['1.5×10^3', 'en', 1500],
    ['2 * 10^-2', 'en', 0.02],
    ['.5', 'en', 0.5],
    ['5.', 'en', 5],
  ])('%s in %s is %d', (text, locale, value) => {
    expect(readNumber(text, locale)).toBeCloseTo(value, 12);
  });

  test.each([
    '',
    'five',
    '1.2.3',
    '1,23,4',
    '12a',
    '--1',
    '1e999',
    '1 2',
    'Infinity',
    '0x10',
    '1,2.3,4',
    '١٫٢٫٣',
  ])('%s is not a number', (text) => expect(readNumber(text, 'en')).toBeUndefined());

  test('takes the unit off where it was typed', () => {
    expect(readNumber('5 kHz', 'en', 'kHz')).toBe(5);
    expect(readNumber('5khz', 'en', 'kHz')).toBe(5);
    expect(readNumber('5 MHz', 'en', 'kHz')).toBeUndefined();
  });
});

test('any finite number written by a locale is read back, whatever its signs and digits', () => {
  const locales = ['en', 'de', 'fr', 'es', 'ar-EG', 'fa', 'hi', 'ja', 'zh-CN', 'de-CH'];
  const number = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(number, fc.constantFrom(...locales), (value, locale) => {
      const rounded = Number(value.toFixed(4));
      const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(rounded);
      expect(readNumber(text.replace(/[\u200e\u200f\u061c]/g, ''), locale)).toBeCloseTo(rounded, 3);
    }),
  );
});
