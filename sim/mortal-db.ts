/**
 * A study file whose process can die before any statement that writes: from then on nothing reaches the file. Dying before
 * one that reads comes to the same as dying before the next that writes, or before the next request is sent.
 */
import type { Db } from '../desktop/src/core/storage/db.ts';

export class Killed extends Error {
  override name = 'Killed';
}

export interface Mortality {
  wrap(db: Db): Db;
  /** Dies before the `count`th write from now; beginning and committing count as one each. */
  dieAfter(count: number): void;
  /** Lives on, if it lives. */
  spare(): void;
  isDead(): boolean;
}

type Statement = ReturnType<Db['prepare']>;

/** @param died called before the statement that is not run, so that what else the process does can end with it. */
export function createMortality(died: () => void): Mortality {
  let left = Infinity;
  let dead = false;

  function live(): void {
    if (!dead && --left > 0) return;
    if (!dead) {
      dead = true;
      died();
    }
    throw new Killed('the process was killed here');
  }

  const wrapStatement = (inner: Statement) =>
    ({
      run: (...values) => (live(), inner.run(...values)),
      get: (...values) => inner.get(...values),
      all: (...values) => inner.all(...values),
      iterate: (...values) => inner.iterate(...values),
    }) satisfies Partial<Statement> as Statement;

  return {
    dieAfter: (count) => void (left = count),
    spare: () => void (left = Infinity),
    isDead: () => dead,
    wrap(db) {
      const statements = new Map<string, Statement>();
      const prepare = (sql: string) => {
        const known = statements.get(sql) ?? wrapStatement(db.prepare(sql));
        statements.set(sql, known);
        return known;
      };
      return {
        ...db,
        prepare: prepare as Db['prepare'],
        exec: (sql) => (live(), db.exec(sql)),
        transaction: (work) =>
          db.transaction(() => {
            live();
            const result = work();
            // What was written is gone if it dies here.
            live();
            return result;
          }),
      };
    },
  };
}
