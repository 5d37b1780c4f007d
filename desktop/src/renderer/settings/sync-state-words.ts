/** The sync state in full sentences. */
import type { SyncState } from '#desktop/contract/account';
import { counted, shareText } from '../design/number-words.ts';
import { agoText } from '../design/time-words.ts';

export function headline(state: SyncState): string {
  if (state.phase === 'needs-sign-in') return 'Sign in to sync. Nothing is lost';
  return 'All your work is safe';
}

/** What is where: always begins with what is on this computer. */
export function subline(state: SyncState, now: number): string {
  const contact = state.lastSuccessAt === null ? '' : ` Last contact ${agoText(state.lastSuccessAt, now)}.`;
  if (state.phase === 'off') return 'Saved on this computer. Sign in and your other devices have it too.';
  if (state.waitingCount === 0 && state.refused.length === 0) {
    return `Saved on this computer, and the server has all of it.${contact}`;
  }
  const left = state.waitingCount + state.refused.length;
  return `Saved on this computer. The server has all but ${counted(left, 'change', 'changes')}.${contact}`;
}

export function phaseWords(state: SyncState): string {
  switch (state.phase) {
    case 'off':
      return 'not signed in';
    case 'idle':
      return 'at rest';
    case 'pushing':
      return state.progress === null ? 'sending' : `sending, ${shareText(state.progress)}`;
    case 'pulling':
      return state.progress === null ? 'receiving' : `receiving, ${shareText(state.progress)}`;
    case 'offline':
      return 'no network; tries again by itself';
    case 'backing-off':
      return 'the server is busy; tries again by itself';
    case 'needs-sign-in':
      return 'waits for you to sign in';
  }
}
