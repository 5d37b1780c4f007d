/** Compares what a study file holds after a death with what was confirmed before it. */
import { isDeepStrictEqual } from 'node:util';
import type { Sitting } from './sitting.ts';

export interface Loss {
  /** What was not as it should be. */
  what: string;
  expected: unknown;
  found: unknown;
}

/** @returns undefined where it is one of the states it may be in. */
export function compareSitting(found: Sitting, allowed: readonly Sitting[]): Loss | undefined {
  const differences = allowed.map((each) => differenceOf(said(each), said(found)));
  const nearest = differences.toSorted((a, b) => a.length - b.length)[0];
  return nearest?.length === 0
    ? undefined
    : { what: 'the sitting', expected: 'expected ≠ found', found: nearest };
}

/** What was taken back is as if it had never been said. */
function said(sitting: Sitting): object {
  return Object.fromEntries(
    Object.entries(sitting).map(([name, value]) => [
      name,
      typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).filter(([, each]) => Boolean(each)))
        : value,
    ]),
  );
}

/** The members that differ, as `expected ≠ found`. */
function differenceOf(expected: object, found: object, path = ''): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names].flatMap((name) => {
    const [one, other] = [expected, found].map((each) => (each as Record<string, unknown>)[name]);
    if (isDeepStrictEqual(one, other)) return [];
    const isDeep = typeof one === 'object' && typeof other === 'object' && one !== null && other !== null;
    return isDeep
      ? differenceOf(one, other, `${path}${name}.`)
      : [`${path}${name}: ${String(one)} ≠ ${String(other)}`];
  });
}

/** Milliseconds; a second either way is the promise. */
const clockErrorMs = 1_000;

export function compareClock(foundMs: number, expected: { least: number; most: number }): Loss | undefined {
  const isRight = foundMs >= expected.least - clockErrorMs && foundMs <= expected.most + clockErrorMs;
  return isRight ? undefined : { what: 'the clock', expected, found: foundMs };
}
