/** Copies of the study file: made before each migration, used when the file itself is damaged. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Db } from './db.ts';
import { timeInName } from './time-in-name.ts';

/** Writes `copies/study-v<version>-<time>.db`, whole or not at all. */
export function copyDatabase(db: Db, parts: { folder: string; version: number; nowMs: number }): void {
  const place = join(parts.folder, 'copies');
  mkdirSync(place, { recursive: true });
  const target = join(place, `study-v${parts.version}-${timeInName(parts.nowMs)}.db`);
  rmSync(`${target}.new`, { force: true });
  db.prepare('VACUUM INTO ?').run(`${target}.new`);
  renameSync(`${target}.new`, target);
}

/** The newest copy that opens, is whole, and is not from a later Answly. */
export function newestGoodCopy(folder: string, versionMax: number): string | undefined {
  return copiesOf(folder).find((file) => isGood(file, versionMax));
}

/** The newest first. */
export function copiesOf(folder: string): string[] {
  const place = join(folder, 'copies');
  if (!existsSync(place)) return [];
  const stampOf = (name: string) => name.replace(/^study-v\d+-/, '');
  return readdirSync(place)
    .filter((name) => /^study-v\d+-.+\.db$/.test(name))
    .toSorted((a, b) => (stampOf(a) < stampOf(b) ? 1 : -1))
    .map((name) => join(place, name));
}

/** Puts a copy in the place of the study file; the copy stays. */
export function restoreCopy(copy: string, file: string): void {
  copyFileSync(copy, `${file}.new`);
  renameSync(`${file}.new`, file);
}

function isGood(file: string, versionMax: number): boolean {
  try {
    const db = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      const version = Number(db.pragma('user_version', { simple: true }));
      return (
        version >= 1 && version <= versionMax && db.pragma('integrity_check(1)', { simple: true }) === 'ok'
      );
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
