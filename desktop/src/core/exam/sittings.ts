/** Earlier sittings of one exam. */
import type { ExamOffer } from '#desktop/contract/exam';
import type { Db } from '#desktop/core/storage/db';
import { loadSession } from '#desktop/core/study/load-session';
import { isTimed } from './exam-state.ts';
import { marksOfSession } from './exam-marks.ts';
import { outcomeOf } from './outcome.ts';

/** More than anybody compares. */
const comparedMax = 50;

/** @returns the newest first. */
export function sittingsOf(db: Db, blueprintId: string, countMax = comparedMax): ExamOffer['earlier'] {
  const ids = db
    .prepare<{ id: string }>(
      `SELECT id FROM session WHERE terms IS NOT NULL AND terms ->> '$.blueprintId' = ?
       ORDER BY started_at DESC LIMIT ?`,
    )
    .all(blueprintId, countMax);
  return ids.flatMap(({ id }) => {
    const session = loadSession(db, id);
    if (!isTimed(session)) return [];
    const { startedAt, over } = session;
    const { scoreMilli, maxMilli } = marksOfSession(db, session);
    const passed = over ? (outcomeOf(db, session)?.passed ?? null) : null;
    return [{ sessionId: id, startedAt, over, scoreMilli, maxMilli, passed }];
  });
}
