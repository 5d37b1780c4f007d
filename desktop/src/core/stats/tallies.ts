/** The running sums of attempts, as the projection keeps them. */
import type { Db } from '#desktop/core/storage/db';

export interface Tally {
  attempts: number;
  right: number;
  durationMs: number;
}

export const emptyTally: Tally = { attempts: 0, right: 0, durationMs: 0 };

const columns = 'attempt_count AS attempts, right_count AS right, duration_ms AS durationMs';

export function loadTally(db: Db, name: string): Tally {
  return db.prepare<Tally>(`SELECT ${columns} FROM tally WHERE name = ?`).get(name) ?? emptyTally;
}

/** Every day with an attempt, oldest first. */
export function loadDays(db: Db): (Tally & { day: string })[] {
  return db
    .prepare<Tally & { day: string }>(
      `SELECT substr(name, 5) AS day, ${columns} FROM tally
       WHERE name >= 'day:' AND name < 'day;' AND attempt_count > 0 ORDER BY name`,
    )
    .all();
}
