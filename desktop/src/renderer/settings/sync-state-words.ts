/** The sync state in full sentences. */
import type { Problem } from '@answly/shared/errors/problem';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { SyncState } from '#desktop/contract/account';
import { problemWords } from '../design/problem-words.ts';
import { counted, shareText } from '../design/number-words.ts';
import { agoText, durationText } from '../design/time-words.ts';

export function headline(state: SyncState): string {
  if (state.phase === 'needs-sign-in') return 'Sign in to sync. Nothing is lost';
  if (state.phase === 'needs-decision') return 'Your progress waits for your word';
  return 'All your work is safe';
}

/** What is where: always begins with what is on this computer. */
export function subline(state: SyncState, now: number): string {
  const contact = state.lastSuccessAt === null ? '' : ` Last contact ${agoText(state.lastSuccessAt, now)}.`;
  if (state.phase === 'off') return 'Saved on this computer. Sign in and your other devices have it too.';
  if (state.phase === 'needs-decision') {
    return 'Saved on this computer. What your other devices did waits until you have chosen.';
  }
  if (state.waitingCount === 0 && state.refused.length === 0) {
    return `Saved on this computer, and the server has all of it.${contact}`;
  }
  const left = state.waitingCount + state.refused.length;
  return `Saved on this computer. The server has all but ${counted(left, 'change', 'changes')}.${contact}`;
}

/** What becomes of the changes that wait. */
export function waitingWords(state: SyncState): string {
  if (state.waitingCount === 0) {
    const gone = state.refused.length === 0 ? 'Everything' : 'All else';
    return `${gone} has gone. New work goes by itself.`;
  }
  return ['off', 'needs-sign-in'].includes(state.phase)
    ? 'They go once you sign in.'
    : 'These go by themselves.';
}

export function phaseWords(state: SyncState): string {
  switch (state.phase) {
    case 'off':
      return 'not signed in';
    case 'idle':
      return state.waitingCount === 0 ? 'nothing to send' : 'goes shortly';
    case 'pushing':
      return state.progress === null ? 'sending' : `sending, ${shareText(state.progress)}`;
    case 'pulling':
      return state.progress === null ? 'receiving' : `receiving, ${shareText(state.progress)}`;
    case 'offline':
      return 'the server does not answer';
    case 'backing-off':
      return state.lastProblem === null ? 'tries again by itself' : tryingWords(state.lastProblem);
    case 'repairing':
      return 'the server was restored; what it lacks is sent again';
    case 'needs-decision':
      return 'waits for your word';
    case 'too-old':
      return 'sends, and reads again once Answly is updated';
    case 'needs-sign-in':
      return 'waits for you to sign in';
  }
}

/** What went wrong, in the middle of a sentence. */
function tryingWords(problem: Problem): string {
  const { title } = problemWords(errorOfProblem(problem));
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}; tries again by itself`;
}

/** When it is tried again by itself; undefined where nothing is planned. */
export function nextTryWords(state: SyncState, now: number): string | undefined {
  if (state.nextTryAt === null) return undefined;
  const waitMs = state.nextTryAt - now;
  return waitMs < 1_000 ? 'now' : `in ${durationText(waitMs)}`;
}
