/** A stretch of text that a student marked. */
import { z } from 'zod';

/** Counts UTF-16 units of the text as it is shown, `to` not included. */
export const highlight = z.object({
  field: z.enum(['stem', 'passage']),
  from: z.int().min(0),
  to: z.int().min(1),
});
export type Highlight = z.infer<typeof highlight>;
