/** A copy of the study file before an update, made while no core has it open. */
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies database, log and index together: apart they are worth nothing.
 * @returns the folder of the copy. @throws the system's error, such as a full disk; then there is no copy.
 */
export async function backUpStudy(dataFolder: string, nextVersion: string): Promise<string> {
  const place = join(dataFolder, 'backups', `before-${nextVersion.replaceAll(/[^\w.-]/gu, '_')}`);
  const making = `${place}.part`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const files = (await readdir(dataFolder)).filter((name) => /^study\.db(?:-wal|-shm)?$/u.test(name));
  for (const name of files) await cp(join(dataFolder, name), join(making, name));
  await rm(place, { recursive: true, force: true });
  await rename(making, place);
  return place;
}
