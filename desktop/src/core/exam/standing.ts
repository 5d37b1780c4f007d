/** The answer that stands at a place of a timed session. */
import type { Session } from '#desktop/core/study/load-session';
import type { AnsweredMark } from '#desktop/core/study/session-marks';

/** Null where nothing was answered yet; a response of null was taken back. */
export function standingAt({ marks }: Pick<Session, 'marks'>, position: number): AnsweredMark | null {
  const mark = marks.get(`answered:${position}`);
  return mark === undefined ? null : (JSON.parse(mark) as AnsweredMark);
}
