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
  /** Nobody else writes these rows, and some are asked for with every act. */
  const remembered = new Map<string, unknown>();
  db.onRollback(() => remembered.clear());

  const find = db.prepare<{ value: string }>('SELECT value FROM meta WHERE key = ?');
  const write = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );

  function read<T>(entry: MetaEntry<T>): T {
    const row = find.get(entry.key);
    if (!row) return entry.initial;
    const parsed = entry.schema.safeParse(JSON.parse(row.value));
    return parsed.success ? parsed.data : entry.initial;
  }

  return {
    load<T>(entry: MetaEntry<T>) {
      if (!remembered.has(entry.key)) remembered.set(entry.key, read(entry));
      return remembered.get(entry.key) as T;
    },
    save(entry, value) {
      db.transaction(() => write.run(entry.key, JSON.stringify(value)));
      remembered.set(entry.key, value);
    },
  };
}
