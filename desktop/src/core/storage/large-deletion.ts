/** Notices a pull that would take away most of what a student has done: it waits for the student's word (SY12). */
import { progressReset } from '@answly/shared/model/progress-reset';
import { factKinds, type StoredFact } from '@answly/shared/sync/fact';
import { z } from 'zod';
import type { Db } from './db.ts';
import { lastSuccessEntry } from './last-success.ts';
import { metaEntry, type Meta } from './meta.ts';

/** Fewer attempts are no great loss, and a reset of them no surprise. */
const attemptsMin = 20;
const shareMax = 0.5;

const decisions = metaEntry('sync.decisions', z.record(z.string(), z.enum(['accept', 'keep'])), {});

export interface LargeDeletion {
  factId: string;
  /** Attempts that would count no more, of all that count. */
  attemptCount: number;
  totalCount: number;
}

export interface LargeDeletions {
  /** The first fact of a page that needs a decision and has none. */
  find(facts: readonly StoredFact[]): LargeDeletion | undefined;
  decide(factId: string, word: 'accept' | 'keep'): void;
  /** The facts of a page that are new here and that the student does not want to stand. */
  kept(facts: readonly StoredFact[]): string[];
}

/**
 * A device that has never been in step with the server loses only what was done on it: of the rest it has not read yet
 * whether it still counts.
 */
export function createLargeDeletions(db: Db, meta: Meta, ownId: () => string): LargeDeletions {
  const known = db.prepare('SELECT 1 FROM fact WHERE id = ?');
  const counts = db.prepare<{ hidden: number | null; total: number }>(
    `SELECT sum(coalesce(effective_at, fact.at) <= ? AND (? IS NULL OR pack_id = ?)) AS hidden, count(*) AS total
     FROM attempt JOIN fact USING (local) JOIN studied_item ON studied_item.key = attempt.item
     WHERE coalesce(effective_at, fact.at) > coalesce(
       (SELECT max(at) FROM standing_reset r WHERE r.pack_id IN ('', studied_item.pack_id)), -1)
     AND (? OR device_id = ?)`,
  );
  const decided = (id: string) => meta.load(decisions)[id];
  return {
    find(facts) {
      for (const fact of facts) {
        if (fact.kind !== factKinds.progressReset || decided(fact.id) || known.get(fact.id)) continue;
        const { data: reset } = progressReset.safeParse(JSON.parse(fact.body));
        if (!reset) continue;
        const wasInStep = meta.load(lastSuccessEntry) === null ? 0 : 1;
        const row = counts.get(fact.effectiveAt, reset.packId, reset.packId, wasInStep, ownId());
        const [attemptCount, totalCount] = [row?.hidden ?? 0, row?.total ?? 0];
        if (totalCount < attemptsMin || attemptCount < totalCount * shareMax) continue;
        return { factId: fact.id, attemptCount, totalCount };
      }
      return undefined;
    },
    decide: (factId, word) => meta.save(decisions, { ...meta.load(decisions), [factId]: word }),
    kept: (facts) =>
      facts
        .filter((fact) => fact.kind === factKinds.progressReset && decided(fact.id) === 'keep')
        .filter((fact) => known.get(fact.id) === undefined)
        .map((fact) => fact.id),
  };
}
