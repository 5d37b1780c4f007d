/** Sums and the last word per item; the last is by time, device and its number, whatever came first (SY9). */
import type { Db } from '#desktop/core/storage/db';
import type { LoggedFact } from '#desktop/core/storage/logged-fact';
import type { AttemptMarks } from '@answly/shared/model/attempt-marks';
import { isRight } from './is-right.ts';

/** An attempt that counts. */
export interface CountedAttempt {
  fact: Pick<LoggedFact, 'local' | 'orderAt' | 'deviceId' | 'deviceSeq' | 'zoneMinutes'>;
  marks: AttemptMarks;
  item: number;
}

export interface ItemStates {
  add(attempt: CountedAttempt): void;
  /** Puts in order what was added with the same time. To be called before the transaction ends. */
  settle(): void;
  /** Folds one item again from its attempts. */
  refold(item: number): void;
  clear(): void;
}

/** @param attemptsOf those of an item that count, in any order. */
export function createItemStates(db: Db, attemptsOf: (item: number) => CountedAttempt[]): ItemStates {
  const later = 'excluded.last_at > item_state.last_at';
  const upsert = db.prepare(
    `INSERT INTO item_state (item, attempt_count, right_count, score_milli, max_milli, last_local, last_right, last_at,
       tied) VALUES (?, 1, ?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT DO UPDATE SET attempt_count = attempt_count + 1, right_count = right_count + excluded.right_count,
       score_milli = score_milli + excluded.score_milli, max_milli = max_milli + excluded.max_milli,
       tied = iif(${later}, 0, tied OR excluded.last_at = item_state.last_at),
       last_local = iif(${later}, excluded.last_local, last_local),
       last_right = iif(${later}, excluded.last_right, last_right),
       last_at = max(last_at, excluded.last_at)`,
  );
  const remove = db.prepare('DELETE FROM item_state WHERE item = ?');
  const tied = db.prepare<{ item: number }>('SELECT item FROM item_state WHERE tied = 1');
  const putLast = db.prepare('UPDATE item_state SET last_local = ?, last_right = ?, tied = 0 WHERE item = ?');

  function add({ item, fact, marks }: CountedAttempt): void {
    const right = isRight(marks) ? 1 : 0;
    upsert.run(item, right, marks.scoreMilli, marks.maxMilli, fact.local, right, fact.orderAt);
  }

  function settle(): void {
    for (const { item } of tied.all()) {
      const last = attemptsOf(item).reduce((a, b) => (isLater(b, a) ? b : a));
      putLast.run(last.fact.local, isRight(last.marks) ? 1 : 0, item);
    }
  }

  return {
    add,
    settle,
    refold(item) {
      remove.run(item);
      for (const attempt of attemptsOf(item)) add(attempt);
      settle();
    },
    clear: () => db.exec('DELETE FROM item_state'),
  };
}

function isLater({ fact: a }: CountedAttempt, { fact: b }: CountedAttempt): boolean {
  if (a.orderAt !== b.orderAt) return a.orderAt > b.orderAt;
  return a.deviceId === b.deviceId ? a.deviceSeq > b.deviceSeq : a.deviceId > b.deviceId;
}
