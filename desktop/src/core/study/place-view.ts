/** One place of a session, ready to show. */
import { AppError } from '@answly/shared/errors/app-error';
import type { FormEntry } from '@answly/shared/model/session';
import type { PlaceView } from '#desktop/contract/study';
import { loadItem, loadStimulus } from '#desktop/core/library/load-item';
import type { Db } from '#desktop/core/storage/db';
import type { Session } from './load-session.ts';
import { feedbackOf, questionOf } from './question.ts';
import { sessionViewOf, showsFeedback } from './session-view.ts';

/** @throws AppError `item.unknown` when its pack is not installed here. */
export function placeViewOf(db: Db, session: Session, position: number): PlaceView {
  const entry = entryAt(session, position);
  const item = loadItem(db, entry);
  const stimulus = loadStimulus(db, entry.packId, item.stimulusId);
  const attempt = session.attempts[position];
  const struckPrefix = `struck:${position}:`;
  return {
    session: sessionViewOf(session),
    position,
    question: questionOf(item, entry, stimulus && { title: stimulus.title, content: stimulus.content }),
    struck: [...session.marks]
      .filter(([name, value]) => name.startsWith(struckPrefix) && value === '1')
      .map(([name]) => name.slice(struckPrefix.length)),
    flagged: session.marks.get(`flagged:${position}`) === '1',
    feedback: attempt && showsFeedback(session) ? feedbackOf(item, attempt) : null,
  };
}

/** @throws AppError `request.invalid` past the end of the form. */
export function entryAt(session: Session, position: number): FormEntry {
  const entry = session.form[position];
  if (!entry) {
    throw new AppError('request.invalid', {
      detail: `This session has ${session.form.length} questions.`,
    });
  }
  return entry;
}
