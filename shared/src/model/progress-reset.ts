/** The student begins anew: attempts until the fact's own time count no more. They stay in the log (SY13). */
import { z } from 'zod';

/** The body of a `progress-reset` fact. */
export const progressReset = z.object({
  /** Null for every pack. */
  packId: z.uuid().nullable(),
});
export type ProgressReset = z.infer<typeof progressReset>;
