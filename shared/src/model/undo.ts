/** Takes back an earlier act, which stays in the log; today a reset of progress (SY13). */
import { z } from 'zod';

/** The body of an `undo` fact. */
export const undo = z.object({ factId: z.uuid() });
export type Undo = z.infer<typeof undo>;
