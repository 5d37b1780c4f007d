/** A disk of its own that can be filled, real to all that runs on it: a file system in memory, in a namespace of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from './test-core.ts';

/** Room for the reserve, and for what has to be free beside it. */
const size = '40m';
const mount = `mount -t tmpfs -o size=${size} tmpfs "$0"`;
const inNamespace = ['--user', '--map-root-user', '--mount', 'sh', '-c'];

/** Why there can be none here, or null. Where root may not, nobody may: it asks for no rights. */
export function smallDiskMissing(): string | null {
  const folder = temporaryFolder();
  const tried = spawnSync('unshare', [...inNamespace, mount, folder]);
  removeFolder(folder);
  return tried.status === 0
    ? null
    : 'A full disk was not tested: this system gives no namespace to mount a small one in (unshare --user --mount).';
}

export interface SmallDisk {
  /** Its place, for those who run within. */
  folder: string;
  /** What a command is begun with to run where the disk is. */
  within: readonly string[];
  /** Leaves not one page. */
  fill(): void;
  /** Takes away what filled it. */
  free(): void;
  remove(): Promise<void>;
}

export async function openSmallDisk(): Promise<SmallDisk> {
  const folder = temporaryFolder();
  // It stands for as long as somebody is in the namespace.
  const holder = spawn('unshare', [...inNamespace, `${mount} && echo ready && exec cat`, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  const filling = join('/proc', String(holder.pid), 'root', folder, 'filling');
  return {
    folder,
    within: ['nsenter', '--preserve-credentials', '--user', '--mount', `--target=${holder.pid}`],
    fill() {
      const file = openSync(filling, 'a');
      try {
        // What is left is written as far as there is room, and then nothing.
        for (;;) writeSync(file, Buffer.alloc(1024 * 1024, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filling, { force: true }),
    async remove() {
      const gone = once(holder, 'exit');
      holder.stdin.end();
      await gone;
      removeFolder(folder);
    },
  };
}
