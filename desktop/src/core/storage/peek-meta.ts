/** Small values of a study file that is not the open one, read without changing it or what lies beside it. */
import { existsSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Meta, MetaEntry } from './meta.ts';

/**
 * Undefined for a file that cannot be read. Opening it for good would change a damaged one. To read one with a log SQLite
 * makes an empty log and its index, and leaves them: they go again, since their time would pass for that of the last use.
 * The caller holds the data folder, so they are nobody else's.
 */
export function peekMeta(file: string): Pick<Meta, 'load'> | undefined {
  const absent = [`${file}-wal`, `${file}-shm`].filter((each) => !existsSync(each));
  try {
    const db = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      const rows = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM meta').all();
      const values = new Map(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
      return {
        load: <T>({ key, schema, initial }: MetaEntry<T>) => {
          const parsed = schema.safeParse(values.get(key));
          return parsed.success ? parsed.data : initial;
        },
      };
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  } finally {
    for (const each of absent) removeQuietly(each);
  }
}

/** Whatever holds it, such as a virus scanner, is no reason not to start. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is empty, and the next to open the study file uses it.
  }
}
