/** The tutor's answers in the study file. */
import { tutorAnswer } from '#desktop/contract/account';
import type { Db } from '#desktop/core/storage/db';
import type { KeptAnswers } from './tutor.ts';

export function createKeptAnswers(db: Db): KeptAnswers {
  return {
    list(itemId, itemVersion) {
      const rows = db
        .prepare(
          `SELECT request_id AS requestId, nullif(option_id, '') AS optionId, source, text, at
           FROM tutor_answer WHERE item_id = ? AND item_version = ? ORDER BY at`,
        )
        .all(itemId, itemVersion);
      return tutorAnswer.array().parse(rows);
    },
    keep(item, locale, { requestId, optionId, source, text, at }) {
      db.transaction(() =>
        db
          .prepare(
            `INSERT OR REPLACE INTO tutor_answer
               (item_id, item_version, option_id, locale, request_id, source, text, at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(item.id, item.version, optionId ?? '', locale, requestId, source, text, at),
      );
    },
  };
}
