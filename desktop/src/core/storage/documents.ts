/** The student's documents on this device: written field by field, merged with what other devices wrote (SY8, SY10). */
import {
  isDeleted,
  type Document,
  type DocumentField,
  type DocumentFields,
} from '@answly/shared/sync/document';
import { fitLost } from '@answly/shared/sync/fit-lost';
import { nextStamp } from '@answly/shared/sync/hybrid-clock';
import type { Db } from './db.ts';
import { createDocumentRows, unsynced, type DocumentRows } from './document-rows.ts';
import { lastStampEntry } from './last-stamp.ts';
import type { Meta } from './meta.ts';
import { createToldDocuments, type ToldDocuments } from './told-documents.ts';
import { createWaitingDocuments, type WaitingDocuments } from './waiting-documents.ts';

export interface Documents extends WaitingDocuments, ToldDocuments {
  /** Undefined where there is none, or where it was deleted. */
  load(key: string): DocumentFields | undefined;
  /** Every one whose key begins with `<kind>:`, also those that were deleted. */
  list(kind: string): Document[];
  /**
   * Sets fields, to be sent; part of the caller's transaction, where there is one.
   * @param options.keepsOld the writer has not seen the values that are overwritten: they are kept as lost (SY10).
   */
  write(key: string, values: Record<string, unknown>, options?: { keepsOld: boolean }): void;
}

export interface DocumentsParts {
  db: Db;
  meta: Meta;
  deviceId: () => string;
  /** By the server's clock, as far as it is known. */
  now: () => number;
}

export function createDocuments(parts: DocumentsParts): Documents {
  const rows = createDocumentRows(parts.db);
  return {
    load(key) {
      const fields = rows.read(key)?.fields;
      return fields === undefined || isDeleted(fields) ? undefined : fields;
    },
    list: (kind) => rows.readKind(kind).map(({ key, fields }) => ({ key, fields })),
    write: createWrite(parts, rows),
    ...createWaitingDocuments(parts.db),
    ...createToldDocuments(parts, rows),
  };
}

function createWrite({ db, meta, deviceId, now }: DocumentsParts, rows: DocumentRows): Documents['write'] {
  return (key, values, { keepsOld } = { keepsOld: false }) =>
    db.transaction(() => {
      const here = rows.read(key) ?? { key, fields: {}, ...unsynced, dirty: 0 };
      const stamp = nextStamp(meta.load(lastStampEntry), now(), deviceId());
      meta.save(lastStampEntry, stamp);
      const fields = { ...here.fields };
      for (const [name, value] of Object.entries(values)) {
        const lost = keepsOld ? withOld(fields[name]) : fields[name]?.lost;
        const base = here.synced[name] ?? '';
        fields[name] = { value, stamp, base, ...(lost === undefined ? {} : { lost }) };
      }
      rows.save({ ...here, fields: fitLost(fields), dirty: here.dirty + 1 });
    });
}

/** The lost values of a field that is overwritten, with the one that stood there as the newest. */
function withOld(field: DocumentField | undefined): DocumentField['lost'] {
  if (field === undefined) return undefined;
  const { value, stamp, lost = [] } = field;
  return [{ value, stamp }, ...lost];
}
