/** The clocks that run, put back as they were when the transaction that changed them is undone. */
import type { Db } from '#desktop/core/storage/db';
import type { Running, Stretch } from './stage-clock.ts';

export interface RunningClocks {
  get(sessionId: string): Running | undefined;
  /** The one of this stage. */
  at(stretch: Pick<Stretch, 'sessionId' | 'stage'>): Running | undefined;
  set(sessionId: string, each: Running): void;
  delete(sessionId: string): void;
  /** As they are now: changes meanwhile are not followed. */
  all(): Running[];
}

/** @param restored called when some were put back. */
export function createRunningClocks(
  db: Pick<Db, 'onRollback' | 'onCommit'>,
  restored: () => void,
): RunningClocks {
  const running = new Map<string, Running>();
  /** What was there before the transaction that is at work. */
  const before = new Map<string, Running | undefined>();

  function remember(sessionId: string): void {
    if (!before.has(sessionId)) before.set(sessionId, running.get(sessionId));
  }

  db.onCommit(() => before.clear());
  db.onRollback(() => {
    if (before.size === 0) return;
    for (const [sessionId, each] of before) {
      if (each) running.set(sessionId, each);
      else running.delete(sessionId);
    }
    before.clear();
    restored();
  });

  return {
    get: (sessionId) => running.get(sessionId),
    at({ sessionId, stage }) {
      const each = running.get(sessionId);
      return each?.stage === stage ? each : undefined;
    },
    set(sessionId, each) {
      remember(sessionId);
      running.set(sessionId, each);
    },
    delete(sessionId) {
      remember(sessionId);
      running.delete(sessionId);
    },
    all: () => [...running.values()],
  };
}
