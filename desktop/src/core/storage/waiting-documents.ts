/** Documents with changes that the server does not have, and those it has refused (SY5). */
import { limits } from '@answly/shared/limits';
import type { Document } from '@answly/shared/sync/document';
import type { SyncState } from '#desktop/contract/account';
import type { Db } from './db.ts';
import { fieldsOf } from './document-rows.ts';
import { withinPush } from './within-push.ts';

/** A document as it is sent; `dirty` tells afterwards whether it was changed meanwhile. */
export interface WaitingDocument extends Document {
  dirty: number;
}

export interface WaitingDocuments {
  /** As many as fit into one push, and at least one. */
  waiting(): WaitingDocument[];
  waitingCount(): number;
  /** Documents whose last change the server refused. */
  refused(): SyncState['refused'];
  retryRefused(key: string): void;
  /** Refused documents, or all that wait or were refused, whole. */
  exported(which: 'refused' | 'unsynced'): Document[];
}

interface Row {
  key: string;
  fields: string;
  dirty: number;
}

/** Around each document of a push. */
const aroundEachBytes = 32;
const bytesOf = ({ key, fields }: Row) =>
  Buffer.byteLength(key) + Buffer.byteLength(fields) + aroundEachBytes;

const waits = 'dirty > 0 AND refused_code IS NULL';

export function createWaitingDocuments(db: Db): WaitingDocuments {
  const next = db.prepare<Row>(
    `SELECT key, fields, dirty FROM document WHERE ${waits} ORDER BY key LIMIT ${limits.pushDocumentsMax}`,
  );
  return {
    waiting: () =>
      withinPush(next.all(), bytesOf).map(({ key, fields, dirty }) => ({
        key,
        dirty,
        fields: fieldsOf(fields),
      })),

    waitingCount: () =>
      db.prepare<{ n: number }>(`SELECT count(*) AS n FROM document WHERE ${waits}`).get()?.n ?? 0,

    refused: () =>
      db
        .prepare<{ key: string; code: string; detail: string }>(
          `SELECT key, refused_code AS code, coalesce(refused_detail, '') AS detail
           FROM document WHERE dirty > 0 AND refused_code IS NOT NULL ORDER BY key`,
        )
        .all()
        .map(({ key, ...why }) => ({ id: key, kind: key.split(':')[0] ?? key, ...why })),

    retryRefused: (key) =>
      void db
        .prepare('UPDATE document SET refused_code = NULL, refused_detail = NULL WHERE key = ?')
        .run(key),

    exported: (which) =>
      db
        .prepare<{ key: string; fields: string }>(
          `SELECT key, fields FROM document WHERE dirty > 0 AND (? OR refused_code IS NOT NULL) ORDER BY key`,
        )
        .all(which === 'unsynced' ? 1 : 0)
        .map(({ key, fields }) => ({ key, fields: fieldsOf(fields) })),
  };
}
