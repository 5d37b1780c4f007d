/** Documents as the study file holds them, with what the server last told of each. */
import { markModulus } from '@answly/shared/sync/document-mark';
import type { DocumentFields } from '@answly/shared/sync/document';
import type { Db } from './db.ts';

/** What the server last told of a document. */
export interface Told {
  /** The stamp of each field. */
  synced: Record<string, string>;
  mark: number;
  /** By the server's clock. */
  toldAt: number;
}

/** Of a document that the server has told nothing of. */
export const unsynced: Told = { synced: {}, mark: 0, toldAt: 0 };

export interface HeldDocument extends Told {
  key: string;
  fields: DocumentFields;
  /** Counts the changes since it was last sent. */
  dirty: number;
}

export interface DocumentRows {
  read(key: string): HeldDocument | undefined;
  readAll(): HeldDocument[];
  /** Those whose key begins with this word, in order of their keys. */
  readKind(kind: string): HeldDocument[];
  save(document: HeldDocument): void;
  remove(key: string): void;
  /** The sum of the marks of what the server has told. */
  marks(): number;
}

interface Row extends Omit<HeldDocument, 'fields' | 'synced'> {
  fields: string;
  synced: string;
}

const columns = 'key, fields, synced, mark, told_at AS toldAt, dirty';

export function createDocumentRows(db: Db): DocumentRows {
  const find = db.prepare<Row>(`SELECT ${columns} FROM document WHERE key = ?`);
  const all = db.prepare<Row>(`SELECT ${columns} FROM document`);
  const ofKind = db.prepare<Row>(`SELECT ${columns} FROM document WHERE key > ? AND key < ? ORDER BY key`);
  const put = db.prepare(
    `INSERT INTO document (key, fields, synced, mark, told_at, dirty) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
     SET fields = excluded.fields, synced = excluded.synced, mark = excluded.mark, told_at = excluded.told_at,
       dirty = excluded.dirty, refused_code = NULL, refused_detail = NULL`,
  );
  const remove = db.prepare('DELETE FROM document WHERE key = ?');
  const sum = db.prepare<{ marks: number }>(
    `SELECT coalesce(sum(mark), 0) % ${markModulus} AS marks FROM document`,
  );
  return {
    read(key) {
      const row = find.get(key);
      return row && heldOf(row);
    },
    readAll: () => all.all().map(heldOf),
    // What follows the colon in the order of keys.
    readKind: (kind) => ofKind.all(`${kind}:`, `${kind};`).map(heldOf),
    save({ key, fields, synced, mark, toldAt, dirty }) {
      put.run(key, JSON.stringify(fields), JSON.stringify(synced), mark, toldAt, dirty);
    },
    remove: (key) => void remove.run(key),
    marks: () => sum.get()?.marks ?? 0,
  };
}

function heldOf(row: Row): HeldDocument {
  return { ...row, fields: fieldsOf(row.fields), synced: JSON.parse(row.synced) as Told['synced'] };
}

export function fieldsOf(text: string): DocumentFields {
  return JSON.parse(text) as DocumentFields;
}
