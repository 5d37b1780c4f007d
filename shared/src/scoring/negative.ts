/**
 * Negative marking: what a wrong answer costs. `by-options` is the correction for guessing R − W/(k−1) of formula scoring
 * (Frary, Educational Measurement: Issues and Practice 7(2), 1988): blind guessing gains nothing on average. With five
 * options it is the quarter point that the SAT took off until 2016.
 */
import type { Item } from '../model/item.ts';
import type { MarkingRules } from '../model/marking.ts';

/** @returns the milli-points lost by an answer that is wrong altogether, 0 or more. */
export function lossMilli(item: Item, negative: MarkingRules['negative']): number {
  // A card is graded by its own student: taking marks for "Again" would only teach not to say it.
  if (negative === 'none' || item.type === 'flashcard') return 0;
  if (negative !== 'by-options') return Math.round((item.points * negative.milli) / 1000);
  const oneOf = item.type === 'single' || item.type === 'true-false';
  return oneOf ? Math.round(item.points / (item.options.length - 1)) : 0;
}
