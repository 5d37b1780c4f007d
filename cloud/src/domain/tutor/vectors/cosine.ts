/** Vectors of length 1, whose cosine is their dot product, and the keeping of the nearest. */
import type { Near } from './vector-index.ts';

/** The vector at length 1. @throws RangeError when it has no direction, or holds what is no number */
export function unit(values: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(values);
  const length = Math.sqrt(dot(vector, vector));
  if (!(length > 0 && Number.isFinite(length))) throw new RangeError('the vector has no direction');
  return vector.map((value) => value / length);
}

/** Of two with the same dimensions, in double precision; in four sums, which a processor makes side by side. */
export function dot(one: Float32Array, other: Float32Array): number {
  const { length } = one;
  const at = (index: number): number => (one[index] as number) * (other[index] as number);
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let index = 0;
  for (; index + 3 < length; index += 4) {
    first += at(index);
    second += at(index + 1);
    third += at(index + 2);
    fourth += at(index + 3);
  }
  for (; index < length; index += 1) first += at(index);
  return first + second + third + fourth;
}

export interface Nearest {
  offer(near: Near): void;
  /** The highest score first; equal ones by the item's id, so that the answer is the same each time. */
  list(): Near[];
}

/** Keeps the `count` nearest of any number offered. */
export function keepNearest(count: number): Nearest {
  const kept: Near[] = [];
  return {
    offer: (near) => {
      const last = kept.at(-1);
      if (kept.length >= count && last !== undefined && order(last, near) <= 0) return;
      const place = kept.findIndex((other) => order(near, other) < 0);
      kept.splice(place === -1 ? kept.length : place, 0, near);
      if (kept.length > count) kept.pop();
    },
    list: () => [...kept],
  };
}

function order(one: Near, other: Near): number {
  return other.score - one.score || (one.itemId < other.itemId ? -1 : Number(one.itemId > other.itemId));
}
