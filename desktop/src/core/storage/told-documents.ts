/** What the server tells of documents: its answers to what was sent, and what other devices wrote (SY8, SY10, SY12). */
import { limits } from '@answly/shared/limits';
import { isDeleted, keepsLostValues, mergeFields } from '@answly/shared/sync/document';
import { markOf } from '@answly/shared/sync/document-mark';
import { laterStamp } from '@answly/shared/sync/hybrid-clock';
import type { DocumentResult, StoredDocument } from '@answly/shared/sync/protocol';
import { z } from 'zod';
import { unsynced, type DocumentRows } from './document-rows.ts';
import type { DocumentsParts } from './documents.ts';
import { lastStampEntry } from './last-stamp.ts';
import { metaEntry } from './meta.ts';
import type { WaitingDocument } from './waiting-documents.ts';

const documentsPlace = z.object({ cursor: z.int().min(0), epoch: z.string().nullable() });
export type DocumentsPlace = z.infer<typeof documentsPlace>;
const placeEntry = metaEntry('sync.documents', documentsPlace, { cursor: 0, epoch: null });

export interface ToldDocuments {
  settle(sent: readonly WaitingDocument[], results: readonly DocumentResult[]): void;
  place(): DocumentsPlace;
  /** Stores what came, and the place behind it where it is told, in one transaction (SY3). */
  storePage(documents: readonly StoredDocument[], place: DocumentsPlace | null): void;
  /**
   * After a listing of all: what was synced, is unchanged here and was not listed is gone, if it is so old that its
   * deletion may have been forgotten (SY13); what is younger was lost by a restore, and waits again (SY12).
   */
  finishListing(seen: ReadonlySet<string>, place: DocumentsPlace): void;
  /** The sum of the marks of what the server has told. */
  marks(): number;
  /** Another history: everything here waits again (SY12). */
  startOver(): void;
}

export function createToldDocuments(parts: DocumentsParts, rows: DocumentRows): ToldDocuments {
  const { db, meta, now } = parts;
  const adopt = createAdopt(parts, rows);
  const refuse = db.prepare(
    'UPDATE document SET refused_code = ?, refused_detail = ? WHERE key = ? AND dirty = ?',
  );
  const startOver = db.prepare(
    `UPDATE document SET dirty = dirty + 1, synced = '{}', mark = 0,
       refused_code = NULL, refused_detail = NULL`,
  );
  return {
    settle: (sent, results) =>
      db.transaction(() => {
        for (const [place, result] of results.entries()) {
          const document = sent[place];
          if (document === undefined) continue;
          if (result.status === 'merged') adopt({ key: document.key, fields: result.fields }, document);
          else refuse.run(result.code, result.detail, document.key, document.dirty);
        }
      }),

    place: () => meta.load(placeEntry),

    storePage: (documents, place) =>
      db.transaction(() => {
        for (const document of documents) adopt(document);
        if (place) meta.save(placeEntry, place);
      }),

    finishListing: (seen, place) =>
      db.transaction(() => {
        const rememberedMs = now() - limits.tombstoneMs;
        for (const held of rows.readAll().filter(({ key }) => !seen.has(key))) {
          const mayBeForgotten = held.mark !== 0 && held.toldAt < rememberedMs;
          if (held.dirty === 0 && mayBeForgotten) rows.remove(held.key);
          else rows.save({ ...held, ...unsynced, dirty: held.dirty + 1 });
        }
        meta.save(placeEntry, place);
      }),

    marks: () => rows.marks(),

    startOver: () =>
      db.transaction(() => {
        startOver.run();
        meta.save(placeEntry, { cursor: 0, epoch: null });
      }),
  };
}

type Told = Pick<StoredDocument, 'key' | 'fields' | 'changedAt'>;
type Adopt = (told: Told, sent?: WaitingDocument) => void;

/**
 * Nothing that is here and later is given up, also where nothing waits: a server that lacks it was restored, and gets
 * it again (SY12). Where the server answers to what was sent and a field is as it was sent, its word stands.
 */
function createAdopt({ meta, now }: DocumentsParts, rows: DocumentRows): Adopt {
  return ({ key, fields: theirs, changedAt }, sent) => {
    const stamps = Object.values(theirs).map((field) => field.stamp);
    meta.save(lastStampEntry, stamps.reduce(laterStamp, meta.load(lastStampEntry)));
    const synced = Object.fromEntries(Object.entries(theirs).map(([name, { stamp }]) => [name, stamp]));
    // A deletion is forgotten so long after it came to the server, however late it was heard of here.
    const toldAt = (isDeleted(theirs) ? changedAt : undefined) ?? Math.round(now());
    const told = { synced, mark: markOf(key, theirs), toldAt };
    const here = rows.read(key);
    if (!here) return rows.save({ key, fields: theirs, ...told, dirty: 0 });
    const isUnanswered = (name: string) => here.fields[name]?.stamp !== sent?.fields[name]?.stamp;
    const ours = Object.entries(here.fields).filter(([name]) => sent === undefined || isUnanswered(name));
    const fields = mergeFields(theirs, Object.fromEntries(ours), keepsLostValues(key));
    // A server of before may hold more lost texts than have room here: sending would not change that (SY15).
    const isAnswered = sent !== undefined && ours.length === 0;
    const isDone = isAnswered || markOf(key, fields) === told.mark;
    rows.save({ key, fields, ...told, dirty: isDone ? 0 : Math.max(1, here.dirty) });
  };
}
