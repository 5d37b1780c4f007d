/** Everything derived from facts, in one comparable value. */
import type { Db } from '#desktop/core/storage/db';
import { factColumns, loggedOfRow, type FactRow } from '#desktop/core/storage/logged-fact';
import { createAttemptProjection } from '#desktop/core/study/attempt-projection';
import { createSessionProjection } from '#desktop/core/study/session-projection';

/** `local` differs between devices, so attempts are named by their facts. */
const queries = [
  `SELECT fact.id, attempt.* FROM attempt JOIN fact USING (local) ORDER BY fact.id`,
  `SELECT fact.id AS last_id, item_state.* FROM item_state JOIN fact ON local = last_local ORDER BY pack_id, item_id`,
  `SELECT * FROM tally WHERE attempt_count <> 0 ORDER BY name`,
  `SELECT * FROM session ORDER BY id`,
  `SELECT * FROM session_mark ORDER BY session_id, name`,
  `SELECT * FROM miss_reason ORDER BY attempt_id`,
];

export function derivedState(db: Db): unknown {
  return queries.map((sql) =>
    db
      .prepare<Record<string, unknown>>(sql)
      .all()
      .map(({ local: _, last_local: __, ...row }) => row),
  );
}

/** Folds all facts again from nothing, in the order of SY9. */
export function refoldAll(db: Db): void {
  const projections = [createAttemptProjection(db), createSessionProjection(db)];
  db.transaction(() => {
    db.exec('DELETE FROM attempt; DELETE FROM item_state; DELETE FROM tally');
    db.exec('DELETE FROM session; DELETE FROM session_mark; DELETE FROM miss_reason');
    const rows = db
      .prepare<FactRow>(
        `SELECT ${factColumns} FROM fact ORDER BY coalesce(effective_at, at), device_id, device_seq`,
      )
      .all();
    for (const fact of rows.map(loggedOfRow)) {
      projections.find((each) => each.kind === fact.kind)?.apply(fact);
    }
  });
}
