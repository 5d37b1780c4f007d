/** Small typed values in the study file: each feature declares its own entries. */
import type { z } from 'zod';
import type { Db } from './db.ts';

/** A named value; `initial` stands until it is first saved, and for a value this version cannot read. */
export interface MetaEntry<T> {
  readonly key: string;
  readonly schema: z.ZodType<T>;
  readonly initial: T;
}

export function metaEntry<T>(key: string, schema: z.ZodType<T>, initial: NoInfer<T>): MetaEntry<T> {
  return { key, schema, initial };
}

export interface Meta {
  load<T>(entry: MetaEntry<T>): T;
  /** Part of the caller's transaction, where there is one. */
  save<T>(entry: MetaEntry<T>, value: T): void;
}

export function createMeta(db: Db): Meta {
  return {
    load<T>(entry: MetaEntry<T>) {
      const row = db.prepare<{ value: string }>('SELECT value FROM meta WHERE key = ?').get(entry.key);
      if (!row) return entry.initial;
      const parsed = entry.schema.safeParse(JSON.parse(row.value));
      return parsed.success ? parsed.data : entry.initial;
    },
    save(entry, value) {
      db.transaction(() =>
        db
          .prepare(
            'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
          )
          .run(entry.key, JSON.stringify(value)),
      );
    },
  };
}
