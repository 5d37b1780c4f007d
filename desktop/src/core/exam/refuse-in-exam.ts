/** Keeps the key of a question closed while an exam that asks it is being sat. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Db } from '#desktop/core/storage/db';

/** @throws AppError attempt.required */
export function refuseInExam(db: Db, packId: string, itemId: string): void {
  if (!isInExam(db, packId, itemId)) return;
  throw new AppError('attempt.required', {
    detail: 'An exam that you have begun asks this question. Hand it in first.',
  });
}

/** Whether an exam that is not over asks the item. */
export function isInExam(db: Db, packId: string, itemId: string): boolean {
  const asked = db
    .prepare(
      `SELECT 1 FROM session, json_each(session.form) entry
       WHERE session.over = 0 AND session.terms IS NOT NULL
         AND entry.value ->> '$.packId' = ? AND entry.value ->> '$.itemId' = ? LIMIT 1`,
    )
    .get(packId, itemId);
  return asked !== undefined;
}
