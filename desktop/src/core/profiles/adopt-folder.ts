/** Moves the files of a data folder from before there were profiles into its first profile. */
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const folders: ReadonlySet<string> = new Set(['media', 'copies', 'set-aside']);

/** What belongs to a student's profile; the lock, which may be held, stays. */
function isOfProfile(name: string): boolean {
  return folders.has(name) || (name.startsWith('study.') && !name.startsWith('study.lock'));
}

export function holdsOldStudy(dataFolder: string): boolean {
  return existsSync(dataFolder) && namesIn(dataFolder).length > 0;
}

function namesIn(dataFolder: string): string[] {
  return readdirSync(dataFolder).filter((name) => isOfProfile(name));
}

/** Whether none of it would take the place of something there. */
export function canAdopt(dataFolder: string, profileFolder: string): boolean {
  return namesIn(dataFolder).every((name) => !existsSync(join(profileFolder, name)));
}

/**
 * One rename after the other; what was moved by a start that was cut short is not there any more. Nothing opens the study
 * file before the last of them.
 */
export function adoptFolder(dataFolder: string, profileFolder: string): void {
  mkdirSync(profileFolder, { recursive: true });
  for (const name of namesIn(dataFolder)) {
    renameSync(join(dataFolder, name), join(profileFolder, name));
  }
}
