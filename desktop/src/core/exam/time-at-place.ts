/** How long the student was at a place of a timed session, from its events and the clock of its section. */
import type { SessionNow } from '#desktop/core/study/session-log';
import type { TimeMark } from '#desktop/core/study/session-marks';
import { examStateOf, type TimedSession } from './exam-state.ts';

/** @returns milliseconds over all visits: what the last event there told, and what the clock ran since. */
export function timeAtPlace(
  session: TimedSession,
  position: number,
  now: Pick<SessionNow, 'spentMs'>,
): number {
  const mark = session.marks.get(`time:${position}`);
  if (mark === undefined) return 0;
  const { ms, since } = JSON.parse(mark) as TimeMark;
  const isHere = since !== null && session.marks.get('position') === String(position);
  return Math.round(isHere ? ms + Math.max(0, clockAt(session, position, now) - since) : ms);
}

/** What the clock of its section shows, or showed when that ended. */
function clockAt(session: TimedSession, position: number, now: Pick<SessionNow, 'spentMs'>): number {
  const state = examStateOf(session);
  const section = session.terms.sections.findIndex(
    ({ first, count }) => position >= first && position < first + count,
  );
  const stage = state.stages.findIndex((each) => each.kind === 'section' && each.section === section);
  if (stage === state.stage && !session.over) return now.spentMs(state);
  return Number(session.marks.get(`clock:${stage}`) ?? 0);
}
