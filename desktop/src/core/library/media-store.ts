/** Pictures and sounds of packs as files named by the hash of their bytes. */
import { open, readFile, rename, rm, stat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface MediaStore {
  /** Durable when it resolves; the same bytes again cost nothing. */
  save(sha256: string, bytes: Uint8Array): Promise<void>;
  load(sha256: string): Promise<Buffer | null>;
  remove(sha256: string): Promise<void>;
}

/** Where the file of that hash lies in a folder of media. */
export function mediaPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

export function createMediaStore(folder: string): MediaStore {
  const pathOf = (sha256: string) => mediaPath(folder, sha256);
  return {
    async save(sha256, bytes) {
      const path = pathOf(sha256);
      const known = await stat(path).catch(() => undefined);
      if (known?.size === bytes.length) return;
      const isNew = (await mkdir(dirname(path), { recursive: true })) !== undefined;
      const file = await open(`${path}.new`, 'w');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
      await syncFolder(dirname(path));
      if (isNew) await syncFolder(folder);
    },
    load: (sha256) => readFile(pathOf(sha256)).catch(() => null),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}

/** Makes a new name last; some systems cannot open a folder for that, and do not need it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
