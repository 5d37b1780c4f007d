/** Takes over the documents of an attached study file that was nobody's: notes written before signing in (SY10, SY17). */
import { keepsLostValues, mergeFields, type DocumentFields } from '@answly/shared/sync/document';
import { laterStamp } from '@answly/shared/sync/hybrid-clock';
import type { Db } from './db.ts';
import { lastStampEntry } from './last-stamp.ts';
import type { Meta } from './meta.ts';

interface Row {
  key: string;
  fields: string;
}

/** What the account's own profile says about this installation stands. */
const settingsKey = 'settings';

export function joinDocuments(db: Db, meta: Meta): void {
  const find = db.prepare<Row>('SELECT key, fields FROM main.document WHERE key = ?');
  const put = db.prepare(
    `INSERT INTO main.document (key, fields, synced, mark, told_at, dirty) VALUES (?, ?, '{}', 0, 0, 1) ON CONFLICT DO UPDATE
     SET fields = excluded.fields, dirty = dirty + 1, refused_code = NULL, refused_detail = NULL`,
  );
  let last = meta.load(lastStampEntry);
  for (const { key, fields: text } of db.prepare<Row>('SELECT key, fields FROM other.document').all()) {
    const here = find.get(key);
    if (here !== undefined && key === settingsKey) continue;
    const theirs = JSON.parse(text) as DocumentFields;
    const merged = here
      ? mergeFields(JSON.parse(here.fields) as DocumentFields, theirs, keepsLostValues(key))
      : theirs;
    const fields = JSON.stringify(merged);
    if (fields !== here?.fields) put.run(key, fields);
    for (const { stamp } of Object.values(theirs)) last = laterStamp(last, stamp);
  }
  meta.save(lastStampEntry, last);
}
