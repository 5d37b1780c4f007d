/** What the student sees of the sync engine: what it does, how it went, and what the study file says. */
import type { SyncState } from '#desktop/contract/account';
import type { FactLog } from '#desktop/core/storage/facts';

/** The part of the state that the engine itself knows. */
export type Shown = Pick<
  SyncState,
  'phase' | 'lastSuccessAt' | 'lastProblem' | 'nextTryAt' | 'factsOnServer' | 'progress'
>;

export interface SyncDisplay {
  state(): SyncState;
  phase(): SyncState['phase'];
  /** Changes what is shown and tells of it. */
  show(next: Partial<Shown>): void;
  /** Changes what is shown with the next telling. */
  note(next: Partial<Shown>): void;
}

export function createSyncDisplay(store: FactLog, changed: (state: SyncState) => void): SyncDisplay {
  let shown: Shown = {
    phase: 'off',
    lastSuccessAt: null,
    lastProblem: null,
    nextTryAt: null,
    factsOnServer: null,
    progress: null,
  };
  const state = (): SyncState => ({
    ...shown,
    waitingCount: store.waitingCount(),
    refused: store.refused(),
    factsHere: store.factCount(),
  });
  const note = (next: Partial<Shown>) => void (shown = { ...shown, ...next });
  return {
    state,
    note,
    phase: () => shown.phase,
    show(next) {
      note(next);
      changed(state());
    },
  };
}
