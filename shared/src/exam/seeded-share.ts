/**
 * Chance that can be had again: the same seed gives the same numbers on every machine.
 *
 * xoshiro128** 1.1 (Blackman and Vigna 2018, prng.di.unimi.it/xoshiro128starstar.c), its state filled by splitmix64 (Vigna
 * 2015, prng.di.unimi.it/splitmix64.c) as its authors advise, from the FNV-1a hash of the seed. Not for secrets.
 */

/** A number in 0–1, 1 excluded. */
export type Share = () => number;

export function seededShare(seed: string): Share {
  const mix = splitmix64(fnv1a64(seed));
  const [first, second] = [mix(), mix()];
  const next = xoshiro128([low32(first), high32(first), low32(second), high32(second)]);
  return () => next() / 2 ** 32;
}

type State = [number, number, number, number];

/** @returns a function that gives whole numbers from 0 up to 2³² */
export function xoshiro128(state: Readonly<State>): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

export function splitmix64(seed: bigint): () => bigint {
  let state = seed;
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
}

/** Of the text in UTF-8 (Fowler, Noll and Vo; RFC 9923). */
export function fnv1a64(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash;
}

function low32(word: bigint): number {
  return Number(BigInt.asUintN(32, word));
}

function high32(word: bigint): number {
  return Number(word >> 32n);
}
