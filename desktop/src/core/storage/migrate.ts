/** Brings the study file to this version's form, one numbered SQL file after the other. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import type { Db } from './db.ts';

export interface Migration {
  version: number;
  name: string;
  sql: string;
}

/** The migrations of a folder: `0001-name.sql` and on, without gaps. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .toSorted()
    .map((name, index) => {
      const version = Number(name.slice(0, 4));
      if (version !== index + 1) throw new Error(`Migration ${name} does not follow number ${index}`);
      return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
    });
}

/**
 * Runs each missing migration in a transaction of its own.
 * @param beforeEach called with the file's version before an existing file is changed, to copy it.
 * @throws AppError `data.newer` for a file of a later Answly, untouched.
 */
export function migrate(db: Db, migrations: Migration[], beforeEach: (version: number) => void): void {
  const newest = migrations.length;
  const found = Number(db.pragma('user_version'));
  if (found > newest) {
    throw new AppError('data.newer', {
      detail: `Your study file has form ${found}, this Answly knows up to ${newest}. Please update Answly.`,
    });
  }
  for (const { version, sql } of migrations.slice(found)) {
    if (version > 1) beforeEach(version - 1);
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    });
  }
}
