/** What follows from attempts, resets of progress and undone resets: attempts, the state of each item, running sums. */
import { isAttemptMarks } from '@answly/shared/model/attempt-marks';
import { factKinds } from '@answly/shared/sync/fact';
import type { Db } from '#desktop/core/storage/db';
import { factColumns, loggedOfRow } from '#desktop/core/storage/logged-fact';
import type { FactRow, LoggedFact, Projection } from '#desktop/core/storage/logged-fact';
import { createItemStates, type CountedAttempt } from './item-states.ts';
import { createProgressResets, type ProgressResets } from './progress-resets.ts';
import { createStudied, type Studied } from './studied.ts';
import { createTallySums } from './tally-sums.ts';

const isAttempt = (fact: LoggedFact) => fact.kind === factKinds.attempt;
const sliceSize = 5_000;

export function createAttemptProjection(db: Db): Projection {
  const insert = db.prepare('INSERT INTO attempt (item, local, session) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM attempt WHERE local = ?');
  const ofItem = db.prepare<FactRow>(
    `SELECT ${factColumns} FROM attempt JOIN fact USING (local) WHERE item = ?`,
  );
  const after = db.prepare<FactRow>(
    `SELECT ${factColumns} FROM fact WHERE kind = '${factKinds.attempt}' AND local > ? ORDER BY local LIMIT ${sliceSize}`,
  );
  const studied = createStudied(db);
  const resets = createProgressResets(db);
  const read = createReader(studied, resets);
  const countedOf = (rows: FactRow[]) => read(rows.map(loggedOfRow)).filter((each) => each.counts);
  const items = createItemStates(db, (item) => countedOf(ofItem.all(item)));
  const sums = createTallySums(db);

  function count(attempts: readonly CountedAttempt[]): void {
    for (const attempt of attempts) {
      items.add(attempt);
      sums.add(attempt.marks, attempt.fact, 1);
    }
    items.settle();
    sums.write();
  }

  function addAll(facts: readonly LoggedFact[]): void {
    const attempts = read(facts);
    for (const { fact, marks, item } of attempts) {
      insert.run(item, fact.local, studied.sessionKey(marks.sessionId));
    }
    count(attempts.filter((each) => each.counts));
  }

  /** After a reset of progress has come or gone. */
  function recount(): void {
    items.clear();
    db.exec('DELETE FROM tally');
    for (let rows = after.all(0); rows.length > 0; rows = after.all(rows.at(-1)?.local))
      count(countedOf(rows));
  }

  return {
    kinds: [factKinds.attempt, factKinds.progressReset, factKinds.undo],
    apply(facts) {
      const changesCounting = facts.filter((fact) => !isAttempt(fact) && resets.add(fact)).length > 0;
      addAll(facts.filter(isAttempt));
      if (changesCounting) recount();
    },
    remove(fact) {
      if (!isAttempt(fact)) {
        resets.remove(fact);
        recount();
        return;
      }
      for (const attempt of read([fact])) {
        remove.run(fact.local);
        if (!attempt.counts) continue;
        items.refold(attempt.item);
        sums.add(attempt.marks, fact, -1);
      }
      sums.write();
    },
    clear() {
      resets.clear();
      items.clear();
      db.exec('DELETE FROM attempt; DELETE FROM tally');
    },
  };
}

/** A body that this version cannot read is kept in the log and counts for nothing (SY15). */
function createReader(studied: Studied, resets: ProgressResets) {
  return (facts: readonly LoggedFact[]): (CountedAttempt & { counts: boolean })[] => {
    const cutOffs = new Map<string, number>();
    const cutOffOf = (packId: string): number => {
      const cutOff = cutOffs.get(packId) ?? resets.cutOff(packId);
      cutOffs.set(packId, cutOff);
      return cutOff;
    };
    const attempts = [];
    for (const fact of facts) {
      const { body: marks } = fact;
      if (!isAttemptMarks(marks)) continue;
      const item = studied.itemKey(marks.packId, marks.itemId);
      attempts.push({ fact, marks, item, counts: fact.orderAt > cutOffOf(marks.packId) });
    }
    return attempts;
  };
}
