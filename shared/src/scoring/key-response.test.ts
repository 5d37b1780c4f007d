import fc from 'fast-check';
import { expect, test } from 'vitest';
import { response } from '../model/response.ts';
import { anyItem } from '../testing/arbitrary-item.ts';
import { buildItem } from '../testing/build-item.ts';
import { keyResponse } from './key-response.ts';
import { readNumber } from './read-number.ts';

test('a flashcard has no key to respond with', () => {
  expect(keyResponse(buildItem('flashcard'))).toBeNull();
});

test('a number is written as it is read in the language of the question', () => {
  const key = { value: 1.234, tolerance: { kind: 'absolute', amount: 0 } };
  expect(keyResponse(buildItem('numeric', { locale: 'de', key }))).toEqual({
    type: 'numeric',
    text: '1,234',
  });
});

test('any number of any size is read back to the last bit', () => {
  const key = (value: number) => ({ value, tolerance: { kind: 'absolute', amount: 0 } });
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom('en', 'de', 'fr', 'ar', 'fa', 'hi', 'de-CH', 'pt-BR'),
      (value, locale) => {
        const given = keyResponse(buildItem('numeric', { locale, key: key(value) }));
        expect(given?.type === 'numeric' && readNumber(given.text, locale)).toBe(value + 0);
      },
    ),
  );
});

test('it is a response as a student sends one', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      fc.pre(item.type !== 'flashcard');
      const key = keyResponse(item);
      expect(response.parse(key)).toEqual(key);
    }),
  );
});
