/** What waits to be sent, counted by kind, for the student to see. */
import type { CallOutput } from '#desktop/contract/calls';
import type { Db } from './db.ts';

/**
 * Goes through all that waits, so it is asked for by the screen that shows it, not told with each change. A flag is an
 * event of a session that students know by its own name; a document's kind is what its key begins with.
 */
export function countWaitingKinds(db: Db): CallOutput<'sync.waiting'> {
  return db
    .prepare<{ kind: string; count: number }>(
      `SELECT kind, count(*) AS count FROM (
         SELECT CASE WHEN kind = 'session-event' AND body ->> 'type' = 'flagged' THEN 'flag' ELSE kind END AS kind
         FROM outbox JOIN fact USING (local) WHERE refused_code IS NULL
         UNION ALL
         SELECT substr(key, 1, instr(key || ':', ':') - 1) FROM document WHERE dirty > 0 AND refused_code IS NULL
       ) GROUP BY kind ORDER BY kind`,
    )
    .all();
}
