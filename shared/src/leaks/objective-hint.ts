/** What can stand in for a hint: what its author wants a question to teach, where that does not give the answer away. */
import { limits } from '../limits.ts';
import type { Item } from '../model/item.ts';
import { findLeak } from './find-leak.ts';

/**
 * Null where there is none, or where it tells what is asked. Also of a question longer than any that students send to the
 * tutor: a pack may be hostile, and what checks it is the core that answers are saved by.
 */
export function objectiveHint(item: Item): string | null {
  const objective = item.objective.trim();
  if (objective === '' || JSON.stringify(item).length > limits.tutorOwnItemCharsMax) return null;
  const tells = findLeak(item, objective, { level: 1, languageCode: 'item' }) !== undefined;
  return tells ? null : objective;
}
