/** Shows where two values begin to differ. */
import { canonicalJson } from '@answly/shared/sync/canonical';

export function differenceOf(one: unknown, other: unknown): string {
  const [left, right] = [canonicalJson(one), canonicalJson(other)];
  let at = 0;
  while (left[at] === right[at] && at < left.length) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 80);
  return `…${around(left)}… against …${around(right)}…`;
}
