/** The path of one answer: checked, scored, committed, and only then shown as saved. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Attempt } from '@answly/shared/model/attempt';
import { factKinds } from '@answly/shared/sync/fact';
import { canonicalJson } from '@answly/shared/sync/canonical';
import { score } from '@answly/shared/scoring/score';
import type { CallInput } from '#desktop/contract/calls';
import type { PlaceView } from '#desktop/contract/study';
import type { Ground } from '#desktop/core/ground';
import { loadItem } from '#desktop/core/library/load-item';
import { loadSession, type PlaceAttempt } from './load-session.ts';
import { entryAt, placeViewOf } from './place-view.ts';

/**
 * Commits the answer with all that follows from it. The same answer sent again gets the same view and changes nothing.
 * @throws AppError `attempt.duplicate` for another answer to an answered question, `study.session-over`,
 *   `response.mismatch`, `response.unreadable`, `disk.full`.
 */
export function answer(ground: Pick<Ground, 'db' | 'facts'>, given: CallInput<'study.answer'>): PlaceView {
  const { db, facts } = ground;
  db.transaction(() => {
    const session = loadSession(db, given.sessionId);
    const entry = entryAt(session, given.position);
    const before = session.attempts[given.position];
    if (before) return refuseOther(before, given);
    if (session.over) throw new AppError('study.session-over');
    const body: Attempt = {
      sessionId: session.id,
      packId: entry.packId,
      itemId: entry.itemId,
      itemVersion: entry.itemVersion,
      mode: session.mode,
      response: given.response,
      ...score(loadItem(db, entry), given.response),
      durationMs: given.durationMs,
      ...(given.certainty === null ? {} : { certainty: given.certainty }),
      hintLevel: 0,
    };
    facts.append({ kind: factKinds.attempt, body });
  });
  return placeViewOf(db, loadSession(db, given.sessionId), given.position);
}

/** A reply that got lost makes a window send again; that is fine, changing one's mind is not. */
function refuseOther(before: PlaceAttempt, given: CallInput<'study.answer'>): void {
  if (canonicalJson(before.response) !== canonicalJson(given.response))
    throw new AppError('attempt.duplicate');
}
