/** Writes what an exam that runs cannot do without, on a full disk with the room of the reserve (ADR 9). */
import { logPagesMax, type Db } from './db.ts';
import type { ReserveFile } from './reserve-file.ts';
import { isUnwritten } from './sqlite-problem.ts';

export interface Reserve {
  /**
   * Like {@link Db.transaction}; where the disk has no room, `work` is undone and runs again in that of the reserve.
   * @throws AppError `disk.full` or `disk.failed` when that is used up too; else as {@link Db.transaction}.
   */
  urgent<T>(work: () => T): T;
  /** How much is left, after an attempt to make it whole again. */
  left: ReserveFile['left'];
}

/** While the disk is full the log is kept short: what it grows by is missing where the file must grow. */
const shortLogPages = 50;

/** @param changed called when it is no longer whole, or whole again. */
export function createReserve(db: Db, file: ReserveFile, changed: () => void): Reserve {
  let inTransaction = false;
  db.onBegin(() => void (inTransaction = true));
  for (const ends of [db.onCommit, db.onRollback]) ends(() => void (inTransaction = false));
  let wasWhole = true;

  function follow(): void {
    const isWhole = file.left() === 'all';
    if (isWhole === wasWhole) return;
    wasWhole = isWhole;
    db.pragma(`wal_autocheckpoint = ${isWhole ? logPagesMax : shortLogPages}`);
    changed();
  }

  /** What the log holds is copied into the file where that has room; then the log's own room is written anew. */
  function emptyLog(): void {
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // Without room, or by a disk that fails: whoever writes next is told.
    }
  }

  function refill(): void {
    file.refill();
    follow();
  }

  refill();
  return {
    urgent(work) {
      if (inTransaction) return work();
      for (let tries = 0; ; tries += 1) {
        try {
          return db.transaction(work);
        } catch (error) {
          if (!isUnwritten(error) || (tries > 0 && !file.release())) throw error;
        }
        emptyLog();
        follow();
      }
    },
    left() {
      refill();
      return file.left();
    },
  };
}
