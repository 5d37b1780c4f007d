/** The questions of installed packs that a session of a student's choice may ask. */
import { askedInExams } from '#desktop/core/exam/refuse-in-exam';
import type { Db } from '#desktop/core/storage/db';

export interface Scope {
  packId: string | null;
  /** Questions of any of these; none named is all. */
  topics: readonly string[];
  /** Also what exams that are not over ask. */
  closedToo?: boolean;
}

export interface Candidate {
  /** Of `edition_item`. */
  entry: number;
  packId: string;
  itemId: string;
}

/** Flagged in an earlier session, whatever became of it there. */
export const isFlagged = `EXISTS (
  SELECT 1 FROM session_mark m JOIN session f ON f.id = m.session_id
  WHERE m.name GLOB 'flagged:*' AND m.value = '1'
    AND f.form ->> ('$[' || substr(m.name, 9) || '].itemId') = i.item_id
    AND f.form ->> ('$[' || substr(m.name, 9) || '].packId') = e.pack_id)`;

/** What matches, in the packs' own order. */
export function candidates(
  db: Db,
  { packId, topics, closedToo = false }: Scope,
  condition: string,
): Candidate[] {
  const open = closedToo ? 'TRUE' : `(e.pack_id, i.item_id) NOT IN (${askedInExams})`;
  const inTopics = `EXISTS (SELECT 1 FROM edition_topic t WHERE t.edition_id = e.id AND t.entry = i.entry
      AND t.topic IN (SELECT value FROM json_each($topics)))`;
  return db
    .prepare<Candidate>(
      `SELECT i.entry, e.pack_id AS packId, i.item_id AS itemId FROM edition e JOIN edition_item i ON i.edition_id = e.id
       LEFT JOIN studied_item n ON n.pack_id = e.pack_id AND n.item_id = i.item_id
       LEFT JOIN item_state s ON s.item = n.key
       WHERE e.state = 'current' AND i.answerable = 1 AND ${condition} AND ${open}
         AND ($packId IS NULL OR e.pack_id = $packId) AND ($topics IS NULL OR ${inTopics})
       ORDER BY i.entry`,
    )
    .all({ packId, topics: topics.length === 0 ? null : JSON.stringify(topics) });
}
