/** Tells whether another account can get to a path, by the permissions of every folder above it. */
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Account } from './account.ts';

const executeBit = 0o1;

/**
 * True when `account` may enter every folder above `path`. Folders that do not exist yet are ours to create, so they
 * do not count. An undefined account is this process's own.
 */
export function canReach(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat !== undefined && !mayEnter(stat, account)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter(stat: { mode: number; uid: number; gid: number }, account: Account): boolean {
  if (stat.uid === account.uid) return (stat.mode & (executeBit << 6)) !== 0;
  if (stat.gid === account.gid) return (stat.mode & (executeBit << 3)) !== 0;
  return (stat.mode & executeBit) !== 0;
}
