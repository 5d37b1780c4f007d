/** The generators give what their authors' own programs give. */
import { describe, expect, it } from 'vitest';
import { fnv1a64, seededShare, splitmix64, xoshiro128 } from './seeded-share.ts';

const taken = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, () => next());

describe('chance from a seed', () => {
  it('xoshiro128** follows its reference from the state 1, 2, 3, 4', () => {
    expect(taken(6, xoshiro128([1, 2, 3, 4]))).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
  });

  it('splitmix64 follows its reference from 1234567', () => {
    expect(taken(3, splitmix64(1234567n))).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ]);
  });

  it('FNV-1a hashes as published', () => {
    expect(['', 'a', 'foobar'].map(fnv1a64)).toEqual([
      0xcbf29ce484222325n,
      0xaf63dc4c8601ec8cn,
      0x85944171f73967e8n,
    ]);
  });

  it('the same seed gives the same numbers, another seed others, all in 0–1', () => {
    const numbers = taken(1000, seededShare('monday'));
    expect(taken(1000, seededShare('monday'))).toEqual(numbers);
    expect(taken(1000, seededShare('tuesday'))).not.toEqual(numbers);
    expect(numbers.every((each) => each >= 0 && each < 1)).toBe(true);
  });
});
