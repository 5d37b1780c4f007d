/** The sync state in the few words of its pill. */
import type { SyncState } from '#desktop/contract/account';
import { agoText } from './time-words.ts';

export interface SyncWords {
  sign: 'synced' | 'waiting' | 'offline' | 'sign-in' | 'refused' | 'local';
  text: string;
  /** Asks for the student's attention. */
  warn: boolean;
}

/** Never broken in its middle: the rail is narrow. */
const allSaved = 'All\u00A0saved\u00A0here';

/** What needs the student comes first, then what is on its way, then rest. */
export function syncWords(state: SyncState, now: number): SyncWords {
  if (state.refused.length > 0)
    return { sign: 'refused', text: `${state.refused.length} set aside`, warn: true };
  if (state.phase === 'needs-decision') return { sign: 'refused', text: 'Needs your word', warn: true };
  if (state.phase === 'needs-sign-in') return { sign: 'sign-in', text: 'Sign in to sync', warn: true };
  if (state.phase === 'off') return { sign: 'local', text: allSaved, warn: false };
  if (state.phase === 'offline') return { sign: 'offline', text: `Offline. ${allSaved}`, warn: false };
  if (state.waitingCount > 0) {
    return { sign: 'waiting', text: `${state.waitingCount} waiting to sync`, warn: false };
  }
  if (state.lastSuccessAt === null) return { sign: 'local', text: allSaved, warn: false };
  return { sign: 'synced', text: `Synced ${agoText(state.lastSuccessAt, now)}`, warn: false };
}
