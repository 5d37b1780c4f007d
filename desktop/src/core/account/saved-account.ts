/** What the study file keeps of the account: never a token. */
import { z } from 'zod';

export const savedAccount = z.object({
  /** The account this file's work belongs to, from the first sign-in on; kept after signing out (SY17). */
  userId: z.uuid().nullable(),
  email: z.string().nullable(),
  status: z.enum(['none', 'signed-in', 'expired']),
  cloudUrl: z.string(),
  deviceName: z.string(),
});
export type SavedAccount = z.infer<typeof savedAccount>;
