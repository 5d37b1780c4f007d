/** The tutor's answers in the study file. */
import type Database from 'better-sqlite3';
import { tutorAnswer } from '#desktop/contract/account';
import type { KeptAnswers } from './tutor.ts';

export function createKeptAnswers(db: Database.Database): KeptAnswers {
  const select = db.prepare(
    `SELECT request_id AS requestId, nullif(option_id, '') AS optionId, source, text, at
     FROM tutor_answer WHERE item_id = ? AND item_version = ? ORDER BY at`,
  );
  const upsert = db.prepare(
    `INSERT OR REPLACE INTO tutor_answer (item_id, item_version, option_id, locale, request_id, source, text, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    list: (itemId, itemVersion) => tutorAnswer.array().parse(select.all(itemId, itemVersion)),
    keep(item, locale, { requestId, optionId, source, text, at }) {
      upsert.run(item.id, item.version, optionId ?? '', locale, requestId, source, text, at);
    },
  };
}
