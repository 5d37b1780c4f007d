/** What the study file keeps of the account: never a token. */
import { hostname } from 'node:os';
import { limits } from '@answly/shared/limits';
import { metaEntry } from '#desktop/core/storage/meta';
import { z } from 'zod';

export const savedAccount = z.object({
  /** The account this file's work belongs to, from the first sign-in on; kept after signing out (SY17). */
  userId: z.uuid().nullable(),
  email: z.string().nullable(),
  /** The account that this file's work belonged to until it was erased: the list of profiles may still name it. */
  erasedUserId: z.uuid().nullable().optional(),
  status: z.enum(['none', 'signed-in', 'expired', 'revoked']),
  /** Chosen by the student; null for the one Answly was started with. */
  cloudUrl: z.string().nullable(),
  deviceName: z.string(),
});
export type SavedAccount = z.infer<typeof savedAccount>;

export const accountEntry = metaEntry('account', savedAccount, {
  userId: null,
  email: null,
  status: 'none',
  cloudUrl: null,
  deviceName: hostname().slice(0, limits.deviceNameCharsMax) || 'This computer',
});

/** The name of this file's entry in the keyring: the device's, as it was when the keyring was last opened. */
export const keyringNameEntry = metaEntry('account.keyring-name', z.uuid().nullable(), null);
