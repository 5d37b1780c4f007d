/** Resets of progress and what takes them back: behind a reset's time, attempts count no more (SY13). */
import { progressReset } from '@answly/shared/model/progress-reset';
import { undo } from '@answly/shared/model/undo';
import { factKinds } from '@answly/shared/sync/fact';
import type { Db } from '#desktop/core/storage/db';
import type { LoggedFact } from '#desktop/core/storage/logged-fact';

export interface ProgressResets {
  /** @returns whether what counts may have changed. */
  add(fact: LoggedFact): boolean;
  remove(fact: LoggedFact): void;
  /** When attempts at a pack begin to count: after this time. */
  cutOff(packId: string): number;
  clear(): void;
}

export function createProgressResets(db: Db): ProgressResets {
  const addReset = db.prepare(
    'INSERT OR REPLACE INTO progress_reset (fact_id, pack_id, at) VALUES (?, ?, ?)',
  );
  const addUndo = db.prepare('INSERT OR REPLACE INTO undone (undo_id, fact_id) VALUES (?, ?)');
  const removes = [
    db.prepare('DELETE FROM progress_reset WHERE fact_id = ?'),
    db.prepare('DELETE FROM undone WHERE undo_id = ?'),
  ];
  const newest = db.prepare<{ at: number | null }>(
    `SELECT max(at) AS at FROM standing_reset WHERE pack_id IN ('', ?)`,
  );
  return {
    add(fact) {
      if (fact.kind === factKinds.undo) {
        const { data: taken } = undo.safeParse(fact.body);
        return taken !== undefined && addUndo.run(fact.id, taken.factId).changes > 0;
      }
      const { data: reset } = progressReset.safeParse(fact.body);
      return reset !== undefined && addReset.run(fact.id, reset.packId ?? '', fact.orderAt).changes > 0;
    },
    remove(fact) {
      for (const statement of removes) statement.run(fact.id);
    },
    cutOff: (packId) => newest.get(packId)?.at ?? -1,
    clear: () => db.exec('DELETE FROM progress_reset; DELETE FROM undone'),
  };
}
