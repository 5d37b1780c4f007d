/** What a window may see of a session: never a key or a rationale before its time. */
import type { StudyMode } from '@answly/shared/model/attempt';
import type { z } from 'zod';
import { examStateOf, isTimed } from '#desktop/core/exam/exam-state';
import { examViewOf } from '#desktop/core/exam/exam-view';
import { standingAt } from '#desktop/core/exam/standing';
import type { mapEntry, SessionView } from '#desktop/contract/study';
import { isRight } from './is-right.ts';
import type { Session } from './load-session.ts';
import type { SessionNow } from './session-log.ts';

type MapEntry = z.infer<typeof mapEntry>;

/** In these modes the student learns only at the end how it went. */
const feedbackAtEnd: readonly StudyMode[] = ['timed', 'mock'];

/** Whether answers of this session may be shown as right or wrong now. */
export function showsFeedback(session: Pick<Session, 'mode' | 'over'>): boolean {
  return session.over || !feedbackAtEnd.includes(session.mode);
}

/** Whether it may be told of a place now: no other exam may be asking its question meanwhile. */
export function tellsOf(session: Session, position: number): boolean {
  return showsFeedback(session) && session.closed[position] !== true;
}

/** Whether all would be told of a place if no exam asked its question. */
export function isClosedByExam(session: Session, position: number): boolean {
  const isDone = session.over || session.attempts[position] !== undefined;
  return isDone && showsFeedback(session) && !tellsOf(session, position);
}

export function sessionViewOf(session: Session, now: SessionNow): SessionView {
  const exam = isTimed(session) ? examStateOf(session) : null;
  return {
    sessionId: session.id,
    mode: session.mode,
    title: session.title,
    titleLocale: session.titleLocale,
    startedAt: session.startedAt,
    position: positionOf(session),
    entries: session.form.map((_, position) => entryAt(session, position)),
    savedCount: session.form.filter((_, position) => isAnswered(session, position)).length,
    activeMs: session.form.reduce((total, _, position) => total + durationAt(session, position), 0),
    over: session.over,
    closedCount: session.form.filter((_, position) => isClosedByExam(session, position)).length,
    exam: exam === null || !isTimed(session) ? null : examViewOf(session, exam, now),
  };
}

/** Where the student was last, on whichever device. */
export function positionOf(session: Session): number {
  if (isTimed(session) && !session.over) return examStateOf(session).position;
  return Math.min(Number(session.marks.get('position') ?? 0), session.form.length - 1);
}

function entryAt(session: Session, position: number): MapEntry {
  const attempt = session.attempts[position];
  const flagged = session.marks.get(`flagged:${position}`) === '1';
  if (!attempt && isAnswered(session, position) && !session.over) return { state: 'answered', flagged };
  // An exam marks what was left blank too; practice leaves it out.
  if (!attempt && session.over && isTimed(session) && tellsOf(session, position))
    return { state: 'blank', flagged };
  if (!attempt) return { state: session.marks.has(`viewed:${position}`) ? 'todo' : 'unseen', flagged };
  if (!tellsOf(session, position)) return { state: 'answered', flagged };
  if (isRight(attempt)) return { state: 'right', flagged };
  return { state: attempt.scoreMilli > 0 ? 'partial' : 'wrong', flagged };
}

/** An answer of a timed session counts as long as it stands. */
function isAnswered(session: Session, position: number): boolean {
  if (session.attempts[position]) return true;
  const standing = standingAt(session, position);
  return standing !== null && standing.response !== null;
}

function durationAt(session: Session, position: number): number {
  return session.attempts[position]?.durationMs ?? standingAt(session, position)?.durationMs ?? 0;
}
