/** What the student sees of the sync engine: what it does, how it went, and what the study file says. */
import type { SyncState } from '#desktop/contract/account';
import type { Documents } from '#desktop/core/storage/documents';
import type { FactLog } from '#desktop/core/storage/facts';
import { lastSuccessEntry } from '#desktop/core/storage/last-success';
import type { Meta } from '#desktop/core/storage/meta';

/** The part of the state that the engine itself knows. */
export type Shown = Pick<
  SyncState,
  'phase' | 'lastProblem' | 'nextTryAt' | 'factsOnServer' | 'progress' | 'decision'
>;

export interface SyncDisplay {
  state(): SyncState;
  phase(): SyncState['phase'];
  /** Changes what is shown and tells of it. */
  show(next: Partial<Shown>): void;
  /** Changes what is shown, and tells of it now and then: counting a long queue takes its time. */
  report(next: Pick<Shown, 'phase' | 'progress'>): void;
  /** Changes what is shown with the next telling. */
  note(next: Partial<Shown>): void;
  /** A round has ended well. */
  succeeded(at: number): void;
}

export interface SyncDisplayParts {
  log: FactLog;
  documents: Documents;
  meta: Meta;
  changed: (state: SyncState) => void;
  now: () => number;
}

/** The student is asked how much is unsynced, not how precisely an hour-old success was a minute ago. */
const successNoiseMs = 10_000;
const reportEveryMs = 150;

export function createSyncDisplay(parts: SyncDisplayParts): SyncDisplay {
  const { log, documents, meta, changed, now } = parts;
  let reportedAt = Number.NEGATIVE_INFINITY;
  let lastSuccessAt = meta.load(lastSuccessEntry);
  let savedAt = lastSuccessAt ?? 0;
  let shown: Shown = {
    phase: 'off',
    lastProblem: null,
    nextTryAt: null,
    factsOnServer: null,
    progress: null,
    decision: null,
  };
  const state = (): SyncState => ({
    ...shown,
    lastSuccessAt,
    waitingCount: log.waitingCount() + documents.waitingCount(),
    refused: [...log.refused(), ...documents.refused()],
    factsHere: log.factCount(),
  });
  const note = (next: Partial<Shown>) => void (shown = { ...shown, ...next });
  const show = (next: Partial<Shown>) => {
    note(next);
    changed(state());
  };
  return {
    state,
    note,
    show,
    report(next) {
      const sinceMs = now() - reportedAt;
      if (next.phase === shown.phase && sinceMs >= 0 && sinceMs < reportEveryMs) return note(next);
      reportedAt = now();
      show(next);
    },
    phase: () => shown.phase,
    succeeded(at) {
      lastSuccessAt = at;
      // One write to disk for many rounds: after a restart the time is right to a few seconds.
      if (Math.abs(at - savedAt) > successNoiseMs) {
        meta.save(lastSuccessEntry, at);
        savedAt = at;
      }
      show({ phase: 'idle', lastProblem: null, nextTryAt: null, progress: null, decision: null });
    },
  };
}
