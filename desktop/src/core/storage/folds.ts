/** The folds over the log: which projection hears of which fact, and folding everything anew (SY9, SY15). */
import { z } from 'zod';
import type { Db } from './db.ts';
import { factColumns, loggedOfRow, type FactRow, type LoggedFact, type Projection } from './logged-fact.ts';
import { metaEntry, type Meta } from './meta.ts';

/** Goes up when a projection derives something else, or hears of a kind that it did not know before. */
export const foldVersion = 4;

const foldEntry = metaEntry('fold.version', z.int(), 0);
const sliceSize = 5_000;

export interface Folds {
  /** Whether anything is derived from facts of this kind. */
  hears(kind: string): boolean;
  apply(facts: readonly LoggedFact[]): void;
  /** Takes a fact out and applies it with another time. */
  move(before: LoggedFact, after: LoggedFact): void;
  /**
   * Folds the whole log anew where it was folded by another version of Answly: kinds and fields that were kept
   * without being understood count from now on.
   */
  catchUp(): void;
  /** Folds the whole log anew. */
  refold(): void;
}

export function createFolds(db: Db, meta: Meta, projections: readonly Projection[]): Folds {
  const byKind = new Map(projections.flatMap((each) => each.kinds.map((kind) => [kind, each] as const)));
  const page = db.prepare<FactRow>(
    `SELECT ${factColumns} FROM fact WHERE local > ? ORDER BY local LIMIT ${sliceSize}`,
  );

  function apply(facts: readonly LoggedFact[]): void {
    for (const [projection, ofIt] of Map.groupBy(facts, (fact) => byKind.get(fact.kind))) {
      projection?.apply(ofIt);
    }
  }

  function refold(): void {
    db.transaction(() => {
      for (const projection of projections) projection.clear();
      for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.local)) {
        apply(rows.filter((row) => byKind.has(row.kind)).map(loggedOfRow));
      }
      meta.save(foldEntry, foldVersion);
    });
  }

  return {
    hears: (kind) => byKind.has(kind),
    apply,
    move(before, after) {
      const projection = byKind.get(before.kind);
      projection?.remove(before);
      projection?.apply([after]);
    },
    catchUp() {
      if (meta.load(foldEntry) !== foldVersion) refold();
    },
    refold,
  };
}
