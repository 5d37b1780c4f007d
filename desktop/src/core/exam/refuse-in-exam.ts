/** Keeps the key of a question closed while an exam that asks it is being sat: every way to a key asks here. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Db } from '#desktop/core/storage/db';

interface Pin {
  packId: string;
  itemId: string;
}

/** Pack and item of every place of the exams and timed blocks that are not over. */
export const askedInExams = `SELECT place.value ->> '$.packId' AS packId, place.value ->> '$.itemId' AS itemId
  FROM session, json_each(session.form) place WHERE session.over = 0 AND session.terms IS NOT NULL`;

/** @throws AppError exam.asks-it */
export function refuseInExam(
  db: Db,
  pin: Pin,
  detail = 'It is shown with its answer once that is over.',
): void {
  if (isInExam(db, pin)) throw new AppError('exam.asks-it', { detail });
}

/** Whether an exam that is not over asks the item. */
export function isInExam(db: Db, pin: Pin): boolean {
  return closedByExams(db)(pin);
}

/** The same for many items at one look. */
export function closedByExams(db: Db): (pin: Pin) => boolean {
  const name = ({ packId, itemId }: Pin) => `${packId} ${itemId}`;
  const asked = new Set(db.prepare<Pin>(askedInExams).all().map(name));
  return (pin) => asked.has(name(pin));
}
