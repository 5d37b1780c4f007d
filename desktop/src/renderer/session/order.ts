/** Puts what is to be ordered into the student's order. */
import type { Question } from '#desktop/contract/study';
import type { Draft } from './draft.ts';

/** @returns the options as they stand now: as shown, until one was moved or the order was kept. */
export function orderOf(draft: Draft, options: Question['options']): Question['options'] {
  if (draft.optionIds.length === 0) return options;
  return draft.optionIds.flatMap((id) => options.filter((option) => option.id === id));
}

/**
 * Where a row that is dragged belongs: it passes another once the pointer is over that one's middle, so that rows of
 * different heights do not change places to and fro.
 * @param middles of all rows from top to bottom, on the same scale as `y`.
 * @param from where the dragged row is now. @returns its place, 0 the first.
 */
export function placeAt(y: number, middles: readonly number[], from: number): number {
  const passed = middles.findLastIndex((middle, at) => at > from && middle < y);
  if (passed !== -1) return passed;
  const above = middles.findIndex((middle, at) => at < from && middle > y);
  return above === -1 ? from : above;
}

/** @param to the new place, 0 the first; beyond either end nothing moves. */
export function moveTo(ids: readonly string[], id: string, to: number): readonly string[] {
  const from = ids.indexOf(id);
  if (from === -1 || to < 0 || to >= ids.length || to === from) return ids;
  return ids.filter((each) => each !== id).toSpliced(to, 0, id);
}
