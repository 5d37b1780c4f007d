/** Documents in and out: merged field by field under the student's lock (SY2, SY5, SY10, SY13). */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import {
  keepsLostValues,
  mergeFields,
  type Document,
  type DocumentFields,
} from '@answly/shared/sync/document';
import type { DocumentResult, StoredDocument, Told } from '@answly/shared/sync/protocol';
import { refuseOtherProtocol } from './facts.ts';
import type { Head, HeadNotices } from './heads.ts';
import { isTooLarge, readDocument } from './read-document.ts';

export interface DocumentStore {
  /**
   * Replaces each document by what `merge` makes of the one that is there and the one that comes, and numbers what
   * has changed, all in one transaction that holds the student's history locked.
   */
  merge(change: {
    userId: string;
    documents: readonly Document[];
    nowMs: number;
    merge: (key: string, held: DocumentFields | undefined, sent: DocumentFields) => DocumentFields;
  }): Promise<{ head: Head; merged: StoredDocument[] }>;
  /** Head and documents as of one moment (SY3). */
  readPage(userId: string, request: DocumentPageRequest): Promise<DocumentPage>;
  /** Forgets so many deletions that are older, and remembers how far it went. @returns how many there were */
  forgetDeleted(beforeMs: number, countMax: number): Promise<number>;
}

export interface DocumentPageRequest {
  /** Documents after this place. */
  cursor: number;
  countMax: number;
  /** Of their fields; the first document is given however large it is. */
  bytesMax: number;
}

export interface DocumentPage {
  head: Head;
  documents: StoredDocument[];
  /** Whether others follow. */
  more: boolean;
  /** Deletions up to this place are forgotten. */
  forgotten: number;
  /** The sum of the marks of all documents. */
  marks: number;
}

export interface DocumentsParts {
  store: DocumentStore;
  notices: HeadNotices;
  now: () => number;
}

export interface Documents {
  push(userId: string, documents: readonly unknown[]): Promise<Told & { results: DocumentResult[] }>;
  /** @throws AppError sync.client-too-old, sync.server-too-old, sync.epoch-changed */
  pull(
    userId: string,
    query: { protocol: number; cursor: number; epoch?: string | undefined; listing: boolean },
  ): Promise<Told & Omit<DocumentPage, 'head' | 'forgotten'> & { nextCursor: number; restart: boolean }>;
}

export function createDocuments({ store, notices, now }: DocumentsParts): Documents {
  return {
    push: async (userId, sent) => {
      const nowMs = now();
      const read = sent.map((raw) => readDocument(raw, nowMs));
      const documents = read.filter((each) => typeof each !== 'string');
      const { merge, outcomeOf } = createMerge();
      const { head, merged } = await store.merge({ userId, documents, nowMs, merge });
      if (merged.length > 0) notices.tell(userId, head);
      const told = { epoch: head.epoch, serverTime: nowMs, head: head.documents };
      return { ...told, results: resultsOf(sent, read.map(outcomeOf), merged) };
    },

    pull: async (userId, { protocol, cursor, epoch, listing }) => {
      refuseOtherProtocol(protocol);
      const { head, documents, more, forgotten, marks } = await store.readPage(userId, {
        cursor,
        countMax: limits.pullDocumentsMax,
        bytesMax: limits.pullBytesMax,
      });
      if ((epoch !== undefined && epoch !== head.epoch) || cursor > head.documents) {
        throw new AppError('sync.epoch-changed');
      }
      const told = { epoch: head.epoch, serverTime: now(), head: head.documents };
      if (cursor > 0 && cursor < forgotten && !listing) {
        return { ...told, documents: [], nextCursor: 0, more: false, restart: true, marks };
      }
      const nextCursor = more ? (documents.at(-1)?.seq ?? cursor) : head.documents;
      return { ...told, documents, nextCursor, more, restart: false, marks };
    },
  };
}

const tooLargeTogether = 'With what your other devices wrote it is too large.';

/** What is sent may fit by itself, and not together with what other devices wrote: then what is held stays (SY6). */
function createMerge() {
  const refused = new Set<DocumentFields>();
  const merge = (key: string, held: DocumentFields | undefined, sent: DocumentFields): DocumentFields => {
    if (held === undefined) return sent;
    const fields = mergeFields(held, sent, keepsLostValues(key));
    if (!isTooLarge({ key, fields })) return fields;
    refused.add(sent);
    return held;
  };
  const outcomeOf = (read: Document | string): Document | string =>
    typeof read !== 'string' && refused.has(read.fields) ? tooLargeTogether : read;
  return { merge, outcomeOf };
}

function resultsOf(
  sent: readonly unknown[],
  read: readonly (Document | string)[],
  merged: readonly StoredDocument[],
): DocumentResult[] {
  const byKey = new Map(merged.map((each) => [each.key, each]));
  return read.map((each, place) => {
    if (typeof each === 'string') {
      return { key: keyOf(sent[place]), status: 'rejected', code: 'document.invalid', detail: each };
    }
    const now = byKey.get(each.key);
    if (now === undefined) throw new Error('a document was not merged');
    return { status: 'merged', ...now };
  });
}

/** As the device wrote it, so that it recognises its own. */
function keyOf(raw: unknown): string {
  const key = (raw as { key?: unknown } | null)?.key;
  return typeof key === 'string' ? key.slice(0, limits.documentKeyCharsMax) : '';
}
