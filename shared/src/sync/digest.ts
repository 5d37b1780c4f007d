/**
 * A digest of a set of facts that adds up: of two sets without a common member it is the sum of their digests. Unlike
 * exclusive or, under which a fact that is counted twice cancels out, it notices that too (SY7, SY12).
 */
export interface Digest {
  count: number;
  /** Of the last 48 bits of each id, which are random, modulo 2^48: exact in a double. */
  sum: number;
}

export const digestModulus = 2 ** 48;

export const emptyDigest: Digest = { count: 0, sum: 0 };

/** @param ids UUIDs in their usual spelling. */
export function digestOf(ids: Iterable<string>, start: Digest = emptyDigest): Digest {
  let { count, sum } = start;
  for (const id of ids) {
    count += 1;
    sum = (sum + Number.parseInt(id.slice(24), 16)) % digestModulus;
  }
  return { count, sum };
}

export function isSameDigest(a: Digest, b: Digest): boolean {
  return a.count === b.count && a.sum === b.sum;
}
