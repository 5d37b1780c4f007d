/** What can stand in for a hint: what its author wants a question to teach, where that does not give the answer away. */
import type { Item } from '../model/item.ts';
import { findLeak } from './find-leak.ts';

/** Null where there is none, or where it tells what is asked. */
export function objectiveHint(item: Item): string | null {
  const objective = item.objective.trim();
  const tells = findLeak(item, objective, { level: 1, languageCode: 'item' }) !== undefined;
  return objective === '' || tells ? null : objective;
}
