/**
 * Certainty-based marking: right is worth more the more certain the student was, wrong costs more than that. The table
 * and the rule for partly right answers are Moodle's (question_cbm::adjust_fraction): a fraction above nothing is
 * multiplied by what right is worth, anything else gets what wrong costs; not saying how certain counts as least certain.
 */
import type { Certainty } from '../model/self-judgement.ts';

const marks: Record<Certainty, { right: number; wrong: number }> = {
  guess: { right: 1, wrong: 0 },
  think: { right: 2, wrong: -2 },
  sure: { right: 3, wrong: -6 },
};

/** A fully right and certain answer is worth this many times the points. */
export const certaintyFactorMax = marks.sure.right;

/**
 * @param share 0–1 of the points, by the question's own rule.
 * @returns −6 to 3, to multiply the points with.
 */
export function certaintyFactor(share: number, certainty: Certainty | null): number {
  const { right, wrong } = marks[certainty ?? 'guess'];
  return share > 0 ? right * share : wrong;
}
