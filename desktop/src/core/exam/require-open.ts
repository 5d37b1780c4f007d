/** Holds a timed session to the rules of the section that is open; practice is open everywhere. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Session } from '#desktop/core/study/load-session';
import { examStateOf, isTimed } from './exam-state.ts';

/**
 * Before something is done at a place.
 * @throws AppError study.session-over, study.paused, study.time-up, study.place-closed
 */
export function requireOpen(session: Session, position: number): void {
  if (session.over) throw new AppError('study.session-over');
  requireVisible(session, position);
}

/**
 * Before a place is shown; all of it may be looked at when it is over.
 * @throws AppError study.paused, study.time-up, study.place-closed
 */
export function requireVisible(session: Session, position: number): void {
  if (!isTimed(session) || session.over) return;
  const { paused, current, section, open } = examStateOf(session);
  if (paused) throw new AppError('study.paused');
  if (current?.kind !== 'section' || position < section.first) throw new AppError('study.time-up');
  if (!open.includes(position)) throw new AppError('study.place-closed');
}
