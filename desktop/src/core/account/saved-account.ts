/** What the study file keeps of the account: never a token. */
import { z } from 'zod';

export const savedAccount = z.object({
  /** The account this file's work belongs to, from the first sign-in on; kept after signing out (SY17). */
  userId: z.uuid().nullable(),
  email: z.string().nullable(),
  status: z.enum(['none', 'signed-in', 'expired']),
  /** Chosen by the student; null for the one Answly was started with. */
  cloudUrl: z.string().nullable(),
  deviceName: z.string(),
});
export type SavedAccount = z.infer<typeof savedAccount>;

export const noAccount = { userId: null, email: null, status: 'none', cloudUrl: null } as const;
