/** What a window may see of a timed session beside its questions. */
import type { ExamView } from '#desktop/contract/exam';
import type { SessionNow } from '#desktop/core/study/session-log';
import type { ExamState, TimedSession } from './exam-state.ts';

export function examViewOf({ id, terms, over }: TimedSession, state: ExamState, now: SessionNow): ExamView {
  const { current, stage, open, paused } = state;
  const spentMs = now.spentMs(state);
  const limitMs = current?.limitMs ?? null;
  return {
    sections: terms.sections.map(({ title, first, count, timeLimitMs, passMilli, navigation, tools }) => {
      return { title, first, count, timeLimitMs, passMilli, navigation, tools };
    }),
    section: terms.sections.indexOf(state.section),
    stage,
    phase: over || current === undefined ? 'over' : paused ? 'paused' : current.kind,
    spentMs: Math.round(spentMs),
    leftMs: limitMs === null ? null : Math.max(0, Math.round(limitMs - spentMs)),
    open,
    canPause: terms.clockWhileClosed === 'stops',
    blueprintId: terms.blueprintId,
    timeFactor: terms.timeFactor,
    passMilli: terms.passMilli,
    certaintyMarking: terms.marking.certainty,
    wrongCosts: terms.marking.negative !== 'none' || terms.marking.certainty,
    heldBy: over ? null : now.heldBy(id),
  };
}
