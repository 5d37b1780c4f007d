/** What a window may see of a session: never a key or a rationale before its time. */
import type { StudyMode } from '@answly/shared/model/attempt';
import type { z } from 'zod';
import type { mapEntry, SessionView } from '#desktop/contract/study';
import { isRight } from './is-right.ts';
import type { Session } from './load-session.ts';

type MapEntry = z.infer<typeof mapEntry>;

/** In these modes the student learns only at the end how it went. */
const feedbackAtEnd: readonly StudyMode[] = ['timed', 'mock'];

/** Whether answers of this session may be shown as right or wrong now. */
export function showsFeedback(session: Pick<Session, 'mode' | 'over'>): boolean {
  return session.over || !feedbackAtEnd.includes(session.mode);
}

export function sessionViewOf(session: Session): SessionView {
  return {
    sessionId: session.id,
    mode: session.mode,
    title: session.title,
    startedAt: session.startedAt,
    position: positionOf(session),
    entries: session.form.map((_, position) => entryAt(session, position)),
    savedCount: session.attempts.filter((attempt) => attempt !== undefined).length,
    over: session.over,
  };
}

/** Where the student was last, on whichever device. */
export function positionOf(session: Session): number {
  return Math.min(Number(session.marks.get('position') ?? 0), session.form.length - 1);
}

function entryAt(session: Session, position: number): MapEntry {
  const attempt = session.attempts[position];
  const flagged = session.marks.get(`flagged:${position}`) === '1';
  if (!attempt) return { state: session.marks.has(`viewed:${position}`) ? 'todo' : 'unseen', flagged };
  if (!showsFeedback(session)) return { state: 'answered', flagged };
  if (isRight(attempt)) return { state: 'right', flagged };
  return { state: attempt.scoreMilli > 0 ? 'partial' : 'wrong', flagged };
}
