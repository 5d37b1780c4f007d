import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, emptyDigest, isSameDigest } from './digest.ts';

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 });

test('SY7 digests of two sets add up to the digest of both, in any order', () => {
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      expect(digestOf(b, digestOf(a))).toEqual(digestOf([...b, ...a]));
      expect(digestOf([...a].toReversed())).toEqual(digestOf(a));
    }),
  );
});

test('SY7 sums are of 48 bits, whatever their number', () => {
  const high = 'ffffffff-ffff-4fff-ffff-ffffffffffff';
  expect(digestOf([high, high, high])).toEqual({ count: 3, sum: 2 ** 48 - 3 });
});

test('SY7 a fact that is there twice is noticed, also where the count is made to agree', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 3, maxLength: 30 }), ([twice = '', ...others]) => {
      const once = digestOf([twice, ...others]);
      expect(isSameDigest(digestOf([twice, twice, ...others]), once)).toBe(false);
      // Under exclusive or both of these are the digest of the others alone.
      const pairs = digestOf([twice, twice]);
      const none = { ...emptyDigest, count: 2 };
      expect(isSameDigest(digestOf(others, pairs), digestOf(others, none))).toBe(false);
    }),
  );
});

test('SY12 a fact in the place of another is noticed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 30 }), ([a = '', b = '', ...others]) => {
      expect(isSameDigest(digestOf([a, ...others]), digestOf([b, ...others]))).toBe(false);
    }),
  );
});

test('the digest of nothing is empty', () => {
  expect(digestOf([])).toEqual(emptyDigest);
});
