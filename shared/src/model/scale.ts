/** The scale that an exam reports marks on. */
import { z } from 'zod';

/** Beyond any real scale, and within what is computed exactly. */
const scaleMilli = z.int().min(-10_000_000).max(10_000_000);

/** A linear scale in thousandths: 200–800 by tens is `{ fromMilli: 200_000, toMilli: 800_000, stepMilli: 10_000 }`. */
export const scale = z.object({
  /** Reported for no marks and for less than none. */
  fromMilli: scaleMilli,
  /** Reported for all marks; it may be the lower one, as where 1 is the best grade and 6 the worst. */
  toMilli: scaleMilli,
  /** Results are reported in whole steps from `fromMilli`. */
  stepMilli: scaleMilli.min(1),
});
export type Scale = z.infer<typeof scale>;
