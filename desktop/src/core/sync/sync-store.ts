/** What the sync engine needs of the study file; the rest of storage is none of its business. */
import type { Fact, StoredFact } from '@answly/shared/sync/fact';
import type { PushResult } from '@answly/shared/sync/protocol';
import type { SyncState } from '#desktop/contract/account';

/** How far this device has read which history of the server. */
export interface ServerPlace {
  cursor: number;
  epoch: string | null;
}

export interface SyncStore {
  /** The oldest waiting facts, within SY6's bounds for one push. */
  waiting(): Fact[];
  /** Writes the server's word on each pushed fact, in one transaction (SY4, SY5). */
  settle(results: PushResult[]): void;
  place(): ServerPlace;
  /** Facts and cursor in one transaction (SY3). */
  storePage(facts: StoredFact[], place: ServerPlace): void;
  /** The server has another history: everything this device holds waits again, nothing is dropped (SY12). */
  startOver(epoch: string | null): void;
  waitingCount(): number;
  factCount(): number;
  refused(): SyncState['refused'];
  retryRefused(factId: string): void;
}
