/** A copy of the study files before an update, made while no core has them open. */
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The one just made, and the one of the update before. */
const keptMax = 2;

/**
 * Copies database, log and index of every profile together: apart they are worth nothing.
 * @returns the folder of the copy. @throws the system's error, such as a full disk; then there is no copy.
 */
export async function backUpStudy(dataFolder: string, nextVersion: string): Promise<string> {
  const place = join(dataFolder, 'backups', `before-${nextVersion.replaceAll(/[^\w.-]/gu, '_')}`);
  const making = `${place}.part`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  for (const path of await studyFiles(dataFolder)) {
    await mkdir(join(making, dirname(path)), { recursive: true });
    await cp(join(dataFolder, path), join(making, path));
  }
  await rm(place, { recursive: true, force: true });
  await rename(making, place);
  // A copy that cannot be removed is in nobody's way.
  await prune(join(dataFolder, 'backups')).catch(() => undefined);
  return place;
}

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('before-'));
  const copies = await Promise.all(
    names.map(async (name) => ({ name, madeMs: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = copies.toSorted((one, other) => other.madeMs - one.madeMs).slice(keptMax);
  for (const { name } of old) await rm(join(folder, name), { recursive: true, force: true });
}

/** In the folder itself for one that no core with profiles has opened yet. */
async function studyFiles(dataFolder: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of ['.', ...(await profileFolders(dataFolder))]) {
    const names = await readdir(join(dataFolder, folder));
    const ofStudy = names.filter((name) => /^(?:study\.db(?:-wal|-shm)?|profiles\.json)$/u.test(name));
    found.push(...ofStudy.map((name) => join(folder, name)));
  }
  return found;
}

async function profileFolders(dataFolder: string): Promise<string[]> {
  const entries = await readdir(join(dataFolder, 'profiles'), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join('profiles', name));
}
