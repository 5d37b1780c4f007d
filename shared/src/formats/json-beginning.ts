/** The beginning of a value's JSON, for showing what somebody wrote. */

/**
 * The first `charsMax` characters. What is nested deeper would begin after them, and is not looked at: on a hostile
 * depth JSON.stringify runs out of stack.
 * @param value as JSON.parse made it
 */
export function jsonBeginning(value: unknown, charsMax: number): string {
  return JSON.stringify(withoutDepths(value, charsMax)).slice(0, charsMax);
}

function withoutDepths(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return null;
  const shown = (part: unknown) => withoutDepths(part, levels - 1);
  if (Array.isArray(value)) return value.map(shown);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shown(part)]));
}
