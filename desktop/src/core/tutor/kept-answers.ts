/** The tutor's answers in the study file, with what was thought of each. */
import type { TutorMode } from '@answly/shared/http/tutor';
import { tutorAnswer, type TutorAnswer } from '#desktop/contract/tutor';
import type { TutorPlace } from '#desktop/core/network';
import type { Db } from '#desktop/core/storage/db';
import { takenBack } from './ratings.ts';

export type ItemVersion = Pick<TutorPlace, 'itemId' | 'itemVersion'>;

export interface KeptAnswers {
  /** Oldest first. */
  list(item: ItemVersion): TutorAnswer[];
  /** A newer hint of a level, or explanation of an option, takes the place of the older one; chats only grow. */
  keep(item: ItemVersion, locale: string, answer: Omit<TutorAnswer, 'rating'>): void;
  /** A hint that came before, so that it need not be asked for again; null where only the item's own notes did. */
  hint(item: ItemVersion, locale: string, level: number): string | null;
}

interface Row extends Omit<TutorAnswer, 'rating'> {
  mode: TutorMode;
  helped: number | null;
  reason: string | null;
}

export function createKeptAnswers(db: Db): KeptAnswers {
  return {
    list({ itemId, itemVersion }) {
      const rows = db
        .prepare<Row>(
          `SELECT request_id AS requestId, a.mode, nullif(hint_level, 0) AS hintLevel, nullif(option_id, '') AS optionId,
             thread_id AS threadId, message, source, text, at, helped, reason
           FROM tutor_answer a LEFT JOIN tutor_rating r USING (request_id)
           WHERE a.item_id = ? AND a.item_version = ? ORDER BY at, hint_level`,
        )
        .all(itemId, itemVersion);
      return rows.map(({ helped, reason, ...answer }) =>
        tutorAnswer.parse({
          ...answer,
          rating: helped === null || helped === takenBack ? null : { helped: helped === 1, reason },
        }),
      );
    },
    keep({ itemId, itemVersion }, locale, answer) {
      const { requestId, mode, hintLevel, optionId, threadId, message, source, text, at } = answer;
      const about = [requestId, itemId, itemVersion, locale, mode, hintLevel ?? 0, optionId ?? ''];
      db.transaction(() =>
        db
          .prepare(
            `INSERT OR REPLACE INTO tutor_answer
               (request_id, item_id, item_version, locale, mode, hint_level, option_id, thread_id, message, source, text, at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(...about, threadId, message, source, text, at),
      );
    },
    hint({ itemId, itemVersion }, locale, level) {
      const row = db
        .prepare<{ text: string }>(
          `SELECT text FROM tutor_answer
           WHERE item_id = ? AND item_version = ? AND mode = 'hint' AND hint_level = ? AND locale = ?
             AND source <> 'rationale'`,
        )
        .get(itemId, itemVersion, level, locale);
      return row?.text ?? null;
    },
  };
}
