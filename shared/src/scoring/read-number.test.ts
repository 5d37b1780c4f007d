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
    ['၁၂', 'my', 12],
    ['༡༢', 'dz', 12],
    ['\u061c-٥', 'ar', -5],
    ['‐5', 'en', -5],
    ['3×10⁵', 'en', 300000],
    ['3⋅10⁻⁵', 'en', 0.00003],
    ['10⁵', 'en', 100000],
    ['-10^-2', 'en', -0.01],
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
    '2³',
    '5⁻',
  ])('%s is not a number', (text) => expect(readNumber(text, 'en')).toBeUndefined());

  test('takes the unit off where it was typed', () => {
    expect(readNumber('5 kHz', 'en', 'kHz')).toBe(5);
    expect(readNumber('5khz', 'en', 'kHz')).toBe(5);
    expect(readNumber('5 MHz', 'en', 'kHz')).toBeUndefined();
  });

  test.each([
    ['9.81 m s⁻¹', 'm s⁻¹'],
    ['9.81 m s−1', 'm s⁻¹'],
    ['9.81 m s^-1', 'm s⁻¹'],
    ['9.81 cm2', 'cm²'],
    ['9.81 CM^2', 'cm²'],
    ['9.81×10⁰ cm²', 'cm²'],
    ['٩٫٨١٪', '%'],
    ['€ 9.81', '€'],
    ['$9.81', '$'],
  ])('%s has the unit %s', (text, unit) => expect(readNumber(text, 'en', unit)).toBe(9.81));

  test('a sign before the unit before the number is the sign of the number', () => {
    expect(readNumber('−€5', 'en', '€')).toBe(-5);
  });
});

test('any finite number written by a locale is read back, whatever its signs and digits', () => {
  const locales = [
    'en',
    'de',
    'fr',
    'es',
    'ar-EG',
    'fa',
    'hi',
    'ja',
    'zh-CN',
    'de-CH',
    'he',
    'my',
    'dz',
    'ks',
    'sv',
  ];
  const number = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(number, fc.constantFrom(...locales), (value, locale) => {
      const rounded = Number(value.toFixed(4));
      const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(rounded);
      expect(readNumber(text, locale)).toBeCloseTo(rounded, 3);
    }),
  );
});
