/** Keeps the key of a question closed while an exam that asks it is being sat: every way to a key asks here. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Db } from '#desktop/core/storage/db';

interface Pin {
  packId: string;
  itemId: string;
}

const pin = `place.value ->> '$.packId' AS packId, place.value ->> '$.itemId' AS itemId`;
const places = 'session, json_each(session.form) place WHERE session.over = 0 AND session.terms IS NOT NULL';

/** Pack and item of every place of the exams and timed blocks that are not over. */
export const askedInExams = `SELECT ${pin} FROM ${places}`;

/** @throws AppError exam.asks-it */
export function refuseInExam(
  db: Db,
  item: Pin,
  detail = 'It is shown with its answer once that is over.',
): void {
  if (isInExam(db, item)) throw new AppError('exam.asks-it', { detail });
}

/** Whether an exam that is not over asks the item. */
export function isInExam(db: Db, item: Pin): boolean {
  return closedByExams(db)(item);
}

/** The same for many items at one look. */
export function closedByExams(db: Db): (pin: Pin) => boolean {
  const asked = new Set(db.prepare<Pin>(askedInExams).all().map(nameOf));
  return (item) => asked.has(nameOf(item));
}

/** Where nothing is left but what exams ask, it leads to the latest of them that asks some of it. */
export function asksAll(db: Db, items: readonly Pin[]): AppError {
  const wanted = new Set(items.map(nameOf));
  const asked = db
    .prepare<Pin & { id: string }>(
      `SELECT session.id, ${pin} FROM ${places} ORDER BY session.started_at DESC`,
    )
    .all();
  const sessionId = asked.find((each) => wanted.has(nameOf(each)))?.id;
  return new AppError('exam.asks-all', sessionId === undefined ? {} : { data: { sessionId } });
}

function nameOf({ packId, itemId }: Pin): string {
  return `${packId} ${itemId}`;
}
