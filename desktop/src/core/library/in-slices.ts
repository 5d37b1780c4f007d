/** Long work on the study file in transactions of a few milliseconds, so that answers are committed in between. */
import type { Db } from '#desktop/core/storage/db';
import type { Pace } from './pace.ts';

export interface Slicing {
  db: Db;
  pace: Pace;
  /** How long one transaction may go on; each costs a flush of the disk. */
  sliceMs: number;
}

/** Does `work` for each row, at least one in each transaction. @throws what `pace` and `work` throw */
export async function inSlices<T>(
  { db, pace, sliceMs }: Slicing,
  rows: readonly T[],
  work: (row: T) => void,
): Promise<void> {
  for (let done = 0; done < rows.length;) {
    done = db.transaction(() => {
      const stopAt = performance.now() + sliceMs;
      let next = done;
      do work(rows[next++] as T);
      while (next < rows.length && performance.now() < stopAt);
      return next;
    });
    await pace(done, rows.length);
  }
}
