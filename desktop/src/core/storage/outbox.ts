/** The facts that the server has not acknowledged yet, oldest first, and those it has refused. */
import { limits } from '@answly/shared/limits';
import type { Fact } from '@answly/shared/sync/fact';
import type { PushResult } from '@answly/shared/sync/protocol';
import type { FactLog } from './facts.ts';
import type { Db } from './db.ts';
import { factColumns, factOfRow, loggedOfRow, type FactRow, type Projection } from './logged-fact.ts';

/** What a fact's other members and the frame of a push may take, beside its body. */
const frameBytes = 400;

type Outbox = Pick<
  FactLog,
  'waiting' | 'settle' | 'waitingCount' | 'refusedCount' | 'refused' | 'retryRefused'
>;

export function createOutbox(db: Db, projections: Map<string, Projection>): Outbox {
  const count = (sql: string) => db.prepare<{ n: number }>(sql).get()?.n ?? 0;
  const refusedCount = () => count('SELECT count(*) AS n FROM outbox WHERE refused_code IS NOT NULL');
  const settleOne = createSettle(db, projections);

  return {
    waiting() {
      const rows = db
        .prepare<FactRow>(
          `SELECT ${factColumns} FROM outbox JOIN fact USING (local)
           WHERE refused_code IS NULL ORDER BY outbox.local LIMIT ?`,
        )
        .all(limits.pushFactsMax);
      return withinPush(rows);
    },
    settle(results) {
      db.transaction(() => results.forEach(settleOne));
    },
    waitingCount: () => count('SELECT count(*) AS n FROM outbox') - refusedCount(),
    refusedCount,
    refused: () =>
      db
        .prepare<{ factId: string; kind: string; code: string; detail: string; at: number }>(
          `SELECT fact.id AS factId, kind, refused_code AS code, coalesce(refused_detail, '') AS detail, at
           FROM outbox JOIN fact USING (local) WHERE refused_code IS NOT NULL ORDER BY outbox.local LIMIT 1000`,
        )
        .all(),
    retryRefused(factId) {
      db.prepare(
        `UPDATE outbox SET refused_code = NULL, refused_detail = NULL
         WHERE local = (SELECT local FROM fact WHERE id = ?)`,
      ).run(factId);
    },
  };
}

/** As many rows as fit into one push, and at least one: a huge fact is the server's to refuse, alone (SY5). */
function withinPush(rows: FactRow[]): Fact[] {
  let bytes = 0;
  const fitting = rows.findIndex((row, index) => {
    bytes += Buffer.byteLength(row.body) + frameBytes;
    return index > 0 && bytes > limits.pushBytesMax;
  });
  return (fitting === -1 ? rows : rows.slice(0, fitting)).map(factOfRow);
}

function createSettle(db: Db, projections: Map<string, Projection>): (result: PushResult) => void {
  const find = db.prepare<FactRow>(`SELECT ${factColumns} FROM fact WHERE id = ?`);
  const leave = db.prepare('DELETE FROM outbox WHERE local = (SELECT local FROM fact WHERE id = ?)');
  const refuse = db.prepare(
    `UPDATE outbox SET refused_code = ?, refused_detail = ? WHERE local = (SELECT local FROM fact WHERE id = ?)`,
  );
  const restamp = db.prepare('UPDATE fact SET at = ?, effective_at = ? WHERE local = ?');

  return (result) => {
    if (result.status === 'rejected') {
      refuse.run(result.code, result.detail, result.id);
      return;
    }
    leave.run(result.id);
    if (result.status !== 'clamped') return;
    const row = find.get(result.id);
    if (!row) return;
    const before = loggedOfRow(row);
    const projection = projections.get(before.kind);
    projection?.remove(before);
    restamp.run(result.at, result.at, before.local);
    projection?.apply({ ...before, at: result.at, orderAt: result.at });
  };
}
