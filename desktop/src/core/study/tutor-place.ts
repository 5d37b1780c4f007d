/** A place of a session as the tutor may be asked about it: for hints before the answer, for all else after it. */
import { AppError } from '@answly/shared/errors/app-error';
import type { TutorMode } from '@answly/shared/http/tutor';
import { isTimed } from '#desktop/core/exam/exam-state';
import { loadItem } from '#desktop/core/library/load-item';
import type { AskedItem, SessionPlace, TutorPlace } from '#desktop/core/network';
import type { Db } from '#desktop/core/storage/db';
import { loadSession, type Session } from './load-session.ts';
import { entryAt } from './place-view.ts';
import { showsFeedback, tellsOf } from './session-view.ts';

/**
 * The item with its key, for a request.
 * @throws AppError `tutor.closed` where an exam that is not over asks the item, and for a hint where a clock runs,
 *   `attempt.duplicate` for one after the answer, `study.session-over` for one after the end, `attempt.required` for an
 *   explanation or a chat before the answer, `item.unknown`.
 */
export function askedItem(db: Db, { sessionId, position }: SessionPlace, mode: TutorMode): AskedItem {
  const session = loadSession(db, sessionId);
  const entry = entryAt(session, position);
  const attempt = session.attempts[position];
  if (mode === 'hint') refuseHint(session, attempt !== undefined);
  else if (!attempt || !showsFeedback(session)) throw new AppError('attempt.required');
  // Not even by the way of another session.
  if (session.closed[position] === true) throw new AppError('tutor.closed');
  return {
    packId: entry.packId,
    own: isOwn(db, entry.packId),
    item: loadItem(db, entry),
    response: attempt?.response ?? null,
  };
}

/** @throws AppError `study.session-unknown`, `request.invalid`. */
export function tutorPlace(db: Db, { sessionId, position }: SessionPlace): TutorPlace {
  const session = loadSession(db, sessionId);
  const { packId, itemId, itemVersion } = entryAt(session, position);
  const closed = session.closed[position] === true;
  return {
    packId,
    itemId,
    itemVersion,
    startedAt: session.startedAt,
    told: session.attempts[position] !== undefined && tellsOf(session, position),
    closed,
  };
}

function refuseHint(session: Session, answered: boolean): void {
  if (!session.over && (isTimed(session) || !showsFeedback(session))) throw new AppError('tutor.closed');
  if (answered) throw new AppError('attempt.duplicate');
  if (session.over) throw new AppError('study.session-over');
}

/** Imported here: the server does not have it. */
function isOwn(db: Db, packId: string): boolean {
  const edition = db
    .prepare<{ origin: string }>('SELECT origin FROM edition WHERE pack_id = ? ORDER BY id DESC LIMIT 1')
    .get(packId);
  return edition?.origin === 'import';
}
