/** Opens the study file safely: refuses a newer one, sets a damaged one aside whole, and never deletes either. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { copiesOf, copyDatabase, newestGoodCopy, restoreCopy } from './copies.ts';
import { openDb, type Db } from './db.ts';
import { migrate, type Migration } from './migrate.ts';
import type { ReserveFile } from './reserve-file.ts';
import { isUnwritten, refusalOf } from './sqlite-problem.ts';
import { timeInName } from './time-in-name.ts';

export interface OpenedDatabase {
  db: Db;
  /** What the student should know about this start. */
  notice: 'damaged-set-aside' | 'backup-restored' | null;
}

export interface OpenParts {
  folder: string;
  migrations: Migration[];
  /** Now, by the wall clock: names the folder a damaged file goes to. */
  nowMs: number;
  reserve: Pick<ReserveFile, 'release'>;
}

const suffixes = ['', '-wal', '-shm'];

/**
 * @throws AppError `data.newer`, `disk.full`, `disk.failed`; anything else that stops a sound file from opening.
 */
export function openDatabase(parts: OpenParts): OpenedDatabase {
  const file = join(parts.folder, 'study.db');
  if (isFirst(parts.folder, file)) return { db: createFresh(parts, file), notice: null };
  try {
    return { db: openSound(parts, file), notice: null };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!(refusal instanceof AppError) || refusal.code !== 'data.damaged') throw refusal;
  }
  setAside(parts, file);
  const copy = newestGoodCopy(parts.folder, parts.migrations.length);
  if (copy === undefined) return { db: createFresh(parts, file), notice: 'damaged-set-aside' };
  restoreCopy(copy, file);
  return { db: openSound(parts, file), notice: 'backup-restored' };
}

/** A log or a copy without the file is what a start leaves that is cut short while it sets a damaged one aside. */
function isFirst(folder: string, file: string): boolean {
  return !existsSync(file) && !existsSync(`${file}-wal`) && copiesOf(folder).length === 0;
}

/** Leaves a note that the next start must look through the whole file. */
export function suspectDamage(folder: string): void {
  writeFileSync(join(folder, 'study.suspect'), '');
}

/**
 * A new file gets its name only when it is whole: an empty `study.db` is then always damage, never a start cut short.
 */
function createFresh(parts: OpenParts, file: string): Db {
  const making = `${file}.new`;
  for (const suffix of suffixes) rmSync(making + suffix, { force: true });
  const db = openDb(making);
  migrate(db, parts.migrations, () => undefined);
  db.close();
  renameSync(making, file);
  return openDb(file);
}

function openSound(parts: OpenParts, file: string): Db {
  if (!hasHeader(file)) throw new AppError('data.damaged');
  const db = openWithRoom(parts, file);
  try {
    if (existsSync(join(parts.folder, 'study.suspect')) && db.pragma('quick_check(1)') !== 'ok') {
      throw new AppError('data.damaged');
    }
    migrate(db, parts.migrations, (version) => copyDatabase(db, { ...parts, version }));
    rmSync(join(parts.folder, 'study.suspect'), { force: true });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Beside the file SQLite makes its log and an index: on a full disk there is room for them in the reserve. */
function openWithRoom({ reserve }: OpenParts, file: string): Db {
  for (;;) {
    try {
      return openDb(file);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!isUnwritten(refusal) || !reserve.release()) throw refusal;
    }
  }
}

/** SQLite takes an empty or missing file for a new database, and would quietly start over. */
function hasHeader(file: string): boolean {
  if (!existsSync(file)) return false;
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 16, 0);
  } finally {
    closeSync(handle);
  }
  return head.toString('latin1') === 'SQLite format 3\0';
}

/** Database, log and index move together: a database beside a stale log would be silently undone. */
function setAside({ folder, nowMs }: OpenParts, file: string): void {
  const place = join(folder, 'set-aside', timeInName(nowMs));
  mkdirSync(place, { recursive: true });
  for (const suffix of suffixes) {
    if (existsSync(file + suffix)) renameSync(file + suffix, join(place, `study.db${suffix}`));
  }
  rmSync(join(folder, 'study.suspect'), { force: true });
}
