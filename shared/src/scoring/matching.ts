/** Which prompts were given the option that belongs to them. */
import type { ItemOf } from '../model/item.ts';
import { refuseUnknown } from './refuse-unknown.ts';

/**
 * @param pairs option by prompt; a prompt that is missing is not right.
 * @returns by prompt id.
 * @throws AppError `response.mismatch`.
 */
export function matchingParts(
  { prompts, options, key }: ItemOf<'matching'>,
  pairs: Readonly<Record<string, string>>,
): Record<string, boolean> {
  refuseUnknown('prompt', prompts, Object.keys(pairs));
  refuseUnknown('option', options, Object.values(pairs));
  return Object.fromEntries(prompts.map(({ id }) => [id, Object.hasOwn(pairs, id) && pairs[id] === key[id]]));
}
