/** One place of a session, ready to show. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Item } from '@answly/shared/model/item';
import type { FormEntry } from '@answly/shared/model/session';
import type { Stimulus } from '@answly/shared/model/stimulus';
import { score } from '@answly/shared/scoring/score';
import type { PlaceView, Question } from '#desktop/contract/study';
import { loadItem, loadStimulus } from '#desktop/core/library/load-item';
import { requireVisible } from '#desktop/core/exam/require-open';
import { isTimed } from '#desktop/core/exam/exam-state';
import { timeAtPlace } from '#desktop/core/exam/time-at-place';
import { standingAt } from '#desktop/core/exam/standing';
import type { Db } from '#desktop/core/storage/db';
import type { PlaceAttempt, Session } from './load-session.ts';
import { feedbackOf } from './feedback.ts';
import { itemIfHere } from './item-if-here.ts';
import { questionOf } from './question.ts';
import { regradedOf } from './regraded.ts';
import type { SessionNow } from './session-log.ts';
import { highlightsOf } from './session-marks.ts';
import { isClosedByExam, sessionViewOf, tellsOf } from './session-view.ts';
import { stimulusSpan } from './stimulus-span.ts';

/**
 * @throws AppError `item.unknown` when its pack is not installed here; `study.paused`, `study.time-up`,
 *   `study.place-closed` where a timed session does not show it now.
 */
export function placeViewOf(
  { db, log }: { db: Db; log: SessionNow },
  session: Session,
  position: number,
): PlaceView {
  const entry = entryAt(session, position);
  requireVisible(session, position);
  const item = loadItem(db, entry);
  const stimulus = loadStimulus(db, entry.packId, item.stimulusId);
  const attempt = session.attempts[position];
  const struckPrefix = `struck:${position}:`;
  return {
    session: sessionViewOf(session, log),
    position,
    question: questionOf(item, entry, stimulus && passageAt(db, { form: session.form, position }, stimulus)),
    struck: [...session.marks]
      .filter(([name, value]) => name.startsWith(struckPrefix) && value === '1')
      .map(([name]) => name.slice(struckPrefix.length)),
    flagged: session.marks.get(`flagged:${position}`) === '1',
    highlights: highlightsOf(session.marks, position, item.stimulusId),
    // Beside full marks the student’s own answer would be the key.
    standing: isTimed(session) && !isClosedByExam(session, position) ? standingAt(session, position) : null,
    spentMs: isTimed(session) ? timeAtPlace(session, position, log) : 0,
    feedback: tellsOf(session, position) ? feedbackAt(db, session, { entry, item, attempt }) : null,
    closedByExam: isClosedByExam(session, position),
  };
}

function passageAt(
  db: Db,
  { form, position }: Pick<Session, 'form'> & { position: number },
  { title, content }: Stimulus,
): Question['stimulus'] {
  const stimulusAt = (entry: FormEntry) => itemIfHere(() => loadItem(db, entry))?.stimulusId;
  return { title, content, ...stimulusSpan(form, position, stimulusAt) };
}

interface Answered {
  entry: FormEntry;
  item: Item;
  attempt: PlaceAttempt | undefined;
}

/** Null where nothing is to be told: in practice before the answer. A place that an exam left blank is told of too. */
function feedbackAt(db: Db, session: Session, { entry, item, attempt }: Answered): PlaceView['feedback'] {
  const rules = session.terms?.marking;
  if (attempt !== undefined)
    return { ...feedbackOf(item, attempt), regraded: regradedOf(db, entry, { attempt, rules }) };
  if (!session.over || rules === undefined) return null;
  const { maxMilli } = score(item, null, { rules, certainty: null });
  const blank = {
    id: null,
    response: null,
    scoreMilli: 0,
    maxMilli,
    certainty: null,
    hintLevel: 0,
    reason: null,
  };
  return { ...feedbackOf(item, blank), regraded: null };
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
