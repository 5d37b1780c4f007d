/** What can be done at a place now. */
import type { PlaceView } from '#desktop/contract/study';

export type Phase = 'answering' | 'feedback' | 'reading';

export function phaseOf(view: PlaceView): Phase {
  if (view.session.over) return 'reading';
  return view.feedback === null && !view.closedByExam ? 'answering' : 'feedback';
}

/** Whether an answer was marked as not fully right: a reason can be given for it. A place left blank has none. */
export function isMistaken({ feedback }: Pick<PlaceView, 'feedback'>): boolean {
  return feedback !== null && feedback.response !== null && feedback.scoreMilli < feedback.maxMilli;
}
