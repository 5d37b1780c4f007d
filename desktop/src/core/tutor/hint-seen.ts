/** The strongest hint that was seen at a place, in the study file from the moment it is shown. */
import type { SessionPlace } from '#desktop/core/network';
import type { Db } from '#desktop/core/storage/db';

/** 1–3, or 0 where none was seen. */
export function hintSeen(db: Db, { sessionId, position }: SessionPlace): number {
  const row = db
    .prepare<{ level: number }>('SELECT level FROM hint_seen WHERE session_id = ? AND position = ?')
    .get(sessionId, position);
  return row?.level ?? 0;
}

/** Called before the hint is shown, so that no kill between the two loses it. A weaker one later changes nothing. */
export function seeHint(db: Db, { sessionId, position }: SessionPlace, level: number): void {
  db.transaction(() =>
    db
      .prepare(
        `INSERT INTO hint_seen (session_id, position, level) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET level = max(level, excluded.level)`,
      )
      .run(sessionId, position, level),
  );
}
