/** `profiles.json`: which profiles a data folder holds, which is open, and what is to be finished before that. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { z } from 'zod';
import { timeInName } from '#desktop/core/storage/time-in-name';

const listed = z.object({
  id: z.uuid(),
  /** The identity under which this profile syncs, where it is known before the study file is. */
  deviceId: z.uuid().nullable(),
  /** Null for work that is nobody's yet; at most one such profile. */
  userId: z.uuid().nullable(),
  email: z.string().nullable(),
});
export type ListedProfile = z.infer<typeof listed>;

const profileList = z
  .object({
    version: z.literal(1),
    current: z.uuid(),
    profiles: z.array(listed).min(1),
    /** The files of a data folder without profiles are on their way into the current one. */
    adopting: z.boolean(),
    /** What the current profile is to take over from another: its packs, or all its work and then itself. */
    taking: z.object({ from: z.uuid(), what: z.enum(['packs', 'work']) }).nullable(),
  })
  .refine(({ current, profiles }) => profiles.some(({ id }) => id === current));
export type ProfileList = z.infer<typeof profileList>;

const fileName = 'profiles.json';

/**
 * Undefined where there is none, or none that makes sense.
 * @throws AppError `data.newer` for a list of a later Answly, `profiles.unreadable`; nothing is touched.
 */
export function loadProfileList(dataFolder: string): ProfileList | undefined {
  const file = join(dataFolder, fileName);
  if (!existsSync(file)) return undefined;
  const raw = parsed(readText(file));
  const newer = z.object({ version: z.number().gt(1) }).safeParse(raw);
  if (!newer.success) return profileList.safeParse(raw).data;
  throw new AppError('data.newer', {
    detail: 'The list of profiles was written by a later Answly. Please update Answly.',
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new AppError('profiles.unreadable', {
      cause,
      detail: `${file} cannot be read (${reason}). Let Answly read it, or move it elsewhere, and start again: the list is then made anew. Nothing was changed.`,
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A list that makes no sense gets another name, and is kept. */
export function setListAside(dataFolder: string, nowMs: number): void {
  const file = join(dataFolder, fileName);
  if (!existsSync(file)) return;
  renameSync(file, join(dataFolder, `profiles.damaged-${timeInName(nowMs)}.json`));
}

/** On disk, whole or not at all, when it returns. */
export function saveProfileList(dataFolder: string, list: ProfileList): void {
  const file = join(dataFolder, fileName);
  const handle = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeFileSync(handle, JSON.stringify(list, null, 2));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${file}.new`, file);
  syncFolder(dataFolder);
}

/** Makes a rename last; some systems cannot open a folder for that, and do not need it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // What matters is in the file itself.
  }
}
