/**
 * Copies SQLite's log into the file while the student reads, so that no answer and no exam waits for it. Under a load
 * without a rest SQLite does it by itself within a commit, at the size that `db.ts` names.
 */
import type { Timers } from '#desktop/core/timers';
import type { Db } from './db.ts';

/** Fewer are copied when the file is closed. */
const commitsMin = 50;
const restMs = 1_000;

/** @returns ends it, before the file is closed. */
export function checkpointWhenIdle(db: Db, timers: Timers): () => void {
  let commits = 0;
  let timer: unknown;

  function checkpoint(): void {
    commits = 0;
    try {
      // It waits for nobody, and what it leaves stays in the log.
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // A disk that is full says so to whoever writes next.
    }
  }

  db.onCommit(() => {
    commits += 1;
    timers.clear(timer);
    if (commits >= commitsMin) timer = timers.set(checkpoint, restMs);
  });
  return () => timers.clear(timer);
}
