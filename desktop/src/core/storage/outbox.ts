/** The facts that the server has not acknowledged yet, oldest first, and those it has refused. */
import { limits } from '@answly/shared/limits';
import { digestOf } from '@answly/shared/sync/digest';
import type { FactRecord } from '@answly/shared/sync/fact';
import type { PushResponse, PushResult } from '@answly/shared/sync/protocol';
import { z } from 'zod';
import type { SyncState } from '#desktop/contract/account';
import type { FactLogParts } from './facts.ts';
import { factColumns, loggedOfRow, recordOfRow, type FactRow } from './logged-fact.ts';
import { metaEntry } from './meta.ts';
import { createOwed } from './owed.ts';
import { createPlaces } from './server-place.ts';
import { withinPush } from './within-push.ts';

/** What a fact's other members and the frame of a push may take, beside its body. */
const frameBytes = 160;
const bytesOf = ({ body }: FactRow) => Buffer.byteLength(body) + frameBytes;

/** The highest number of this device's own facts that the server has acknowledged. */
export const acknowledgedEntry = metaEntry('sync.acknowledged', z.int().min(0), 0);

/** Facts that wait, in the order of the log. */
export interface Batch {
  facts: FactRecord[];
  /** Their places in the log, one for each. */
  locals: number[];
}

export interface Outbox {
  /** The oldest waiting facts behind `afterLocal`, as many as fit into one push (SY6). */
  waiting(afterLocal?: number): Batch;
  /** Writes the server's word on a batch, in one transaction (SY4, SY5). */
  settle(batch: Batch, answer: Pick<PushResponse, 'others' | 'numbered'>): void;
  waitingCount(): number;
  refusedCount(): number;
  refused(): SyncState['refused'];
  /** Refused facts, or all that wait or were refused, whole, for the student to keep elsewhere (SY5, SY14). */
  exported(which: 'refused' | 'unsynced'): ExportedFact[];
  /** Lets a refused fact wait again. */
  retryRefused(factId: string): void;
}

/** A fact as it was written, and why the server refused it where it did. */
export interface ExportedFact extends FactRecord {
  refused: { code: string; detail: string } | null;
}

type Settle = (batch: Batch, answer: Pick<PushResponse, 'others' | 'numbered'>) => void;

export function createOutbox(parts: FactLogParts): Outbox {
  const { db } = parts;
  const count = (sql: string) => db.prepare<{ n: number }>(sql).get()?.n ?? 0;
  const refusedCount = () => count('SELECT count(*) AS n FROM outbox WHERE refused_code IS NOT NULL');
  const next = db.prepare<FactRow>(
    `SELECT ${factColumns} FROM outbox CROSS JOIN fact USING (local)
     WHERE outbox.local > ? AND refused_code IS NULL ORDER BY outbox.local LIMIT ${limits.pushFactsMax}`,
  );
  return {
    waiting: (afterLocal = 0) => batchOf(withinPush(next.all(afterLocal), bytesOf)),
    settle: createSettle(parts),
    waitingCount: () => count('SELECT count(*) AS n FROM outbox') - refusedCount(),
    refusedCount,
    refused: () =>
      db
        .prepare<SyncState['refused'][number]>(
          `SELECT fact.id, kind, refused_code AS code, coalesce(refused_detail, '') AS detail
           FROM outbox JOIN fact USING (local) WHERE refused_code IS NOT NULL ORDER BY outbox.local LIMIT 1000`,
        )
        .all(),
    exported: (which) =>
      db
        .prepare<FactRow & { refused_code: string | null; refused_detail: string | null }>(
          `SELECT ${factColumns}, refused_code, refused_detail FROM outbox JOIN fact USING (local)
           WHERE ? OR refused_code IS NOT NULL ORDER BY outbox.local`,
        )
        .all(which === 'unsynced' ? 1 : 0)
        .map((row) => ({
          ...recordOfRow(row),
          refused:
            row.refused_code === null ? null : { code: row.refused_code, detail: row.refused_detail ?? '' },
        })),
    retryRefused(factId) {
      db.prepare(
        `UPDATE outbox SET refused_code = NULL, refused_detail = NULL
         WHERE local = (SELECT local FROM fact WHERE id = ?)`,
      ).run(factId);
    },
  };
}

function batchOf(rows: readonly FactRow[]): Batch {
  return { facts: rows.map(recordOfRow), locals: rows.map((row) => row.local) };
}

function createSettle(parts: FactLogParts): Settle {
  const { db, meta, device } = parts;
  const places = createPlaces(db, meta);
  const owed = createOwed(db);
  const leave = db.prepare('DELETE FROM outbox WHERE local = ? AND refused_code IS NULL');
  const refuse = db.prepare('UPDATE outbox SET refused_code = ?, refused_detail = ? WHERE local = ?');
  const restamp = createRestamp(parts);

  return (batch, { others, numbered }) =>
    db.transaction(() => {
      const said = new Map(others.map((each) => [each.place, each]));
      const left = batch.facts.filter((_, place) => said.get(place)?.status !== 'rejected');
      const range = numberedRange(batch, said, numbered);
      for (const [place, local] of batch.locals.entries()) {
        const other = said.get(place);
        if (other?.status === 'clamped') restamp(local, other.at);
        if (other?.status === 'rejected') {
          refuse.run(other.code, other.detail, local);
          continue;
        }
        leave.run(local);
        if (!range || !mayBeNew(other)) owed.add(local);
      }
      const own = left.filter((each) => each.deviceId === device.id()).map((each) => each.deviceSeq);
      const acknowledged = Math.max(meta.load(acknowledgedEntry), ...own.slice(-1));
      meta.save(acknowledgedEntry, acknowledged);
      if (range) places.addOwn(range);
    });
}

/** Only where it is sure which facts the numbers belong to: a clamped one may be new or known. */
function numberedRange(
  { facts }: Batch,
  said: ReadonlyMap<number, PushResult>,
  numbered: PushResponse['numbered'],
) {
  if (numbered === null) return undefined;
  const { count, sum } = digestOf(
    facts.filter((_, place) => mayBeNew(said.get(place))).map((fact) => fact.id),
  );
  return count === numbered.last - numbered.first + 1 ? { ...numbered, sum } : undefined;
}

function mayBeNew(said: PushResult | undefined): boolean {
  return said === undefined || said.status === 'clamped';
}

/** The server's time in place of a stamp from the future: the fact counts from then (SY8). */
function createRestamp({ db, folds }: FactLogParts): (local: number, at: number) => void {
  const find = db.prepare<FactRow>(`SELECT ${factColumns} FROM fact WHERE local = ?`);
  const write = db.prepare('UPDATE fact SET at = ?, effective_at = NULL WHERE local = ?');
  return (local, at) => {
    const row = find.get(local);
    if (!row) return;
    const before = loggedOfRow(row);
    write.run(at, local);
    folds.move(before, { ...before, at, orderAt: at });
  };
}
