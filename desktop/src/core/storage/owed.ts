/**
 * Facts that the server said it holds without saying where (SY12): known ones that were sent once more, and ones read
 * from further ahead. Reading up to its head must meet each; one that it does not meet was lost by the server since.
 */
import type { Db } from './db.ts';

export interface Owed {
  add(local: number): void;
  /** It stands in the page that is being stored. */
  meet(local: number): void;
  /** The history is read from its beginning: it owes all that does not wait. */
  addAll(): void;
  isAny(): boolean;
}

export function createOwed(db: Db): Owed {
  const insert = db.prepare('INSERT INTO owed (local) VALUES (?) ON CONFLICT DO NOTHING');
  const remove = db.prepare('DELETE FROM owed WHERE local = ?');
  const first = db.prepare('SELECT 1 FROM owed LIMIT 1');
  return {
    add: (local) => void insert.run(local),
    meet: (local) => void remove.run(local),
    addAll: () =>
      db.transaction(() => {
        db.prepare('DELETE FROM owed').run();
        db.prepare(
          'INSERT INTO owed SELECT local FROM fact WHERE local NOT IN (SELECT local FROM outbox)',
        ).run();
      }),
    isAny: () => first.get() !== undefined,
  };
}
