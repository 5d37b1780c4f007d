/** How answers are marked beyond each question's own rule: what a wrong one costs, and what certainty does. */
import { z } from 'zod';

/** The most a wrong answer may cost, in thousandths of its points: what certainty marking takes for "sure". */
const lossMilliMax = 6000;

export const markingRules = z.object({
  /** `by-options`: 1/(k−1) of the points for a wrong choice of one of k; `milli`: thousandths of the points, for any type. */
  negative: z
    .union([z.enum(['none', 'by-options']), z.object({ milli: z.int().min(0).max(lossMilliMax) })])
    .default('none'),
  /** Marks depend on how certain the student was; `negative` then counts for nothing. */
  certainty: z.boolean().default(false),
  /** The lowest score of one item in milli-points; null for no floor. */
  floorMilli: z.int().max(0).nullable().default(0),
});
export type MarkingRules = z.infer<typeof markingRules>;

/** Right or wrong by the question's own rule, never below nothing. */
export const plainMarking: MarkingRules = { negative: 'none', certainty: false, floorMilli: 0 };
