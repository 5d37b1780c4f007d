/** Values that are nearly right, for fuzzing what is parsed. */
import fc from 'fast-check';

/** A value in the place of another: of its kind or not. */
const wrong = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    2 ** 53,
    1e308,
    0.5,
    true,
    [],
    {},
    '\u0000',
    'null',
    'x'.repeat(300),
  ),
  fc.uuid(),
  fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 6 }),
);

/** All the ways to the values inside a value. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsIn(member, [...path, name]))];
}

function changedAt(value: unknown, [name, ...rest]: readonly string[], to: unknown): unknown {
  if (name === undefined) return to;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[name] = changedAt(copy[name], rest, to);
  return copy;
}

/** `value` with some of what is inside it replaced or left out. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.constantFrom(...pathsIn(value)), fc.oneof(wrong, fc.constant(undefined)));
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((spoilt, [path, to]) => tryChange(spoilt, path, to), value));
}

/** A way may lead nowhere after an earlier change. */
function tryChange(value: unknown, path: string[], to: unknown): unknown {
  try {
    return changedAt(value, path, to);
  } catch {
    return value;
  }
}
