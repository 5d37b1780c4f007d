/** What can be done at a place now. */
import type { PlaceView } from '#desktop/contract/study';

export type Phase = 'answering' | 'feedback' | 'reading';

export function phaseOf(view: PlaceView): Phase {
  if (view.session.over) return 'reading';
  return view.feedback === null && !view.closedByExam ? 'answering' : 'feedback';
}

/** Marked, and not fully right. */
export function isMissed(view: PlaceView): boolean {
  return view.feedback !== null && view.feedback.scoreMilli < view.feedback.maxMilli;
}
