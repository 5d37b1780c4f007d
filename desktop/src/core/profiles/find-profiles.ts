/** Looks through the folders of profiles for whose they are, where the list does not say. Nothing is changed. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { accountEntry } from '#desktop/core/account/saved-account';
import { copiesOf } from '#desktop/core/storage/copies';
import { deviceEntry } from '#desktop/core/storage/device';
import { peekMeta } from '#desktop/core/storage/peek-meta';
import type { ListedProfile } from './profile-list.ts';

export interface FoundProfile {
  listed: ListedProfile;
  /** Last written at, by the disk's clock; looking does not move it. */
  usedAtMs: number;
  /** The password is to be asked before this is seen again: a student has gone, or a copy alone tells of it (SY17). */
  isSignedOut: boolean;
  /** Neither the study file nor a copy of it says whose it is. */
  isUnknown: boolean;
}

/** Everything in the folder of profiles that bears a profile's name and holds work. */
export function findProfiles(profilesFolder: string): FoundProfile[] {
  return profileFolders(profilesFolder).flatMap((id) => {
    const folder = join(profilesFolder, id);
    const file = join(folder, 'study.db');
    const copies = copiesOf(folder);
    if (!existsSync(file) && copies.length === 0) return [];
    return [describe(id, [file, ...copies])];
  });
}

export function profileFolders(profilesFolder: string): string[] {
  if (!existsSync(profilesFolder)) return [];
  return readdirSync(profilesFolder).filter((name) => z.uuid().safeParse(name).success);
}

/** @param files the study file and then its copies, the newest first: the first that can be read tells. */
function describe(id: string, [file = '', ...copies]: string[]): FoundProfile {
  const usedAtMs = Math.max(modifiedAt(file), modifiedAt(`${file}-wal`));
  for (const each of [file, ...copies]) {
    const meta = peekMeta(each);
    if (meta === undefined) continue;
    const { userId, email, status } = meta.load(accountEntry);
    const listed = { id, deviceId: meta.load(deviceEntry)?.id ?? null, userId, email };
    // A copy may be older than the sign-in, or than the signing out.
    const isSignedOut = each !== file || (userId !== null && status === 'none');
    return { listed, usedAtMs, isSignedOut, isUnknown: false };
  }
  const listed = { id, deviceId: null, userId: null, email: null };
  return { listed, usedAtMs, isSignedOut: false, isUnknown: true };
}

function modifiedAt(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}
