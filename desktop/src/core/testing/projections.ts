/** Everything derived from facts, in one comparable value. */
import type { Db } from '#desktop/core/storage/db';
import { createFolds } from '#desktop/core/storage/folds';
import { createMeta } from '#desktop/core/storage/meta';
import { createAttemptProjection } from '#desktop/core/study/attempt-projection';
import { createSessionProjection } from '#desktop/core/study/session-projection';

/** `local` and other numbers of a file differ between devices, so rows are named by what they stand for. */
const queries = [
  `SELECT fact.id, studied_session.id AS session_id, pack_id, item_id, attempt.* FROM attempt JOIN fact USING (local)
   JOIN studied_session ON studied_session.key = session JOIN studied_item ON studied_item.key = item
   ORDER BY fact.id`,
  `SELECT fact.id AS last_id, pack_id, item_id, item_state.* FROM item_state JOIN fact ON local = last_local
   JOIN studied_item ON studied_item.key = item ORDER BY pack_id, item_id`,
  `SELECT * FROM progress_reset ORDER BY fact_id`,
  `SELECT * FROM undone ORDER BY undo_id`,
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
      .map(({ local: _, last_local: __, item: ___, session: ____, ...row }) => row),
  );
}

/** Folds all facts again from nothing. */
export function refoldAll(db: Db): void {
  createFolds(db, createMeta(db), [createAttemptProjection(db), createSessionProjection(db)]).refold();
}
