/** The path of one answer: checked, scored, committed, and only then shown as saved. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Attempt } from '@answly/shared/model/attempt';
import { factKinds } from '@answly/shared/sync/fact';
import { canonicalJson } from '@answly/shared/sync/canonical';
import { score } from '@answly/shared/scoring/score';
import type { CallInput } from '#desktop/contract/calls';
import type { Ground } from '#desktop/core/ground';
import { isTimed } from '#desktop/core/exam/exam-state';
import { refuseInExam } from '#desktop/core/exam/refuse-in-exam';
import { requireOpen } from '#desktop/core/exam/require-open';
import { loadItem } from '#desktop/core/library/load-item';
import { hintSeen } from '#desktop/core/tutor/hint-seen';
import { requireFit } from './require-fit.ts';
import type { PlaceAttempt, Session } from './load-session.ts';
import { entryAt } from './place-view.ts';
import type { SessionLog } from './session-log.ts';

export interface AnswerParts extends Pick<Ground, 'db' | 'facts'> {
  log: SessionLog;
}

/**
 * Commits the answer with all that follows from it. The same answer sent again changes nothing. In a timed session it
 * stands until another one replaces it, and is scored at the end.
 * @throws AppError `attempt.duplicate` for another answer to an answered question, `study.session-over`,
 *   `exam.asks-it`, `study.paused`, `study.time-up`, `study.place-closed`, `response.mismatch`, `response.unreadable`,
 *   `disk.full`.
 */
export function answer(parts: AnswerParts, given: CallInput<'study.answer'>): void {
  const { db, facts, log } = parts;
  log.change(given.sessionId, (session) => {
    const entry = entryAt(session, given.position);
    if (isTimed(session)) return stand(parts, session, given);
    const before = session.attempts[given.position];
    if (before) return refuseOther(before, given);
    if (session.over) throw new AppError('study.session-over');
    // Marked at once, the sums of the day and of the session would tell whether it is right.
    refuseInExam(db, entry, 'It can be answered here once that is over.');
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
      hintLevel: hintSeen(db, given),
    };
    facts.append({ kind: factKinds.attempt, body });
  });
}

/** Replaces what stands at the place. */
function stand({ db, log }: AnswerParts, session: Session, given: CallInput<'study.answer'>): void {
  const { position, response, certainty, durationMs } = given;
  requireOpen(session, position);
  if (response !== null) requireFit(loadItem(db, entryAt(session, position)), response);
  log.record(session, { type: 'answered', position, response, certainty, durationMs });
}

/** A reply that got lost makes a window send again; that is fine, changing one's mind is not. */
function refuseOther(before: PlaceAttempt, given: CallInput<'study.answer'>): void {
  if (canonicalJson(before.response) !== canonicalJson(given.response))
    throw new AppError('attempt.duplicate');
}
