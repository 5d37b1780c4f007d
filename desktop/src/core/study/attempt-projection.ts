/** What follows from `attempt` facts: the attempts, the state of each item, and running sums. */
import { attempt, type Attempt } from '@answly/shared/model/attempt';
import { factKinds } from '@answly/shared/sync/fact';
import type { Db } from '#desktop/core/storage/db';
import type { LoggedFact, Projection } from '#desktop/core/storage/logged-fact';
import { dayOf } from './day.ts';
import { isRight } from './is-right.ts';

export function createAttemptProjection(db: Db): Projection {
  const insert = db.prepare(
    `INSERT INTO attempt (local, session_id, pack_id, item_id, item_version, response, score_milli, max_milli,
       duration_ms, certainty, at, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = db.prepare('DELETE FROM attempt WHERE local = ?');
  const tally = createTally(db);
  const items = createItemStates(db);

  /** A body that this version cannot read is kept in the log and counts for nothing (SY15). */
  const read = (fact: LoggedFact): Attempt | undefined => attempt.safeParse(fact.body).data;

  function count(fact: LoggedFact, done: Attempt, times: 1 | -1): void {
    const sums = { times, right: isRight(done) ? times : 0, durationMs: times * done.durationMs };
    tally('ever', sums);
    tally(`day:${dayOf(fact.orderAt, fact.zoneMinutes)}`, sums);
    if (done.certainty) tally(`certainty:${done.certainty}`, sums);
  }

  return {
    kind: factKinds.attempt,
    apply(fact) {
      const done = read(fact);
      if (!done) return;
      insert.run(
        fact.local,
        done.sessionId,
        done.packId,
        done.itemId,
        done.itemVersion,
        done.response && JSON.stringify(done.response),
        done.scoreMilli,
        done.maxMilli,
        done.durationMs,
        done.certainty ?? null,
        fact.orderAt,
        dayOf(fact.orderAt, fact.zoneMinutes),
      );
      items.add(fact, done);
      count(fact, done, 1);
    },
    remove(fact) {
      const done = read(fact);
      if (!done) return;
      remove.run(fact.local);
      items.refold(done.packId, done.itemId);
      count(fact, done, -1);
    },
  };
}

function createTally(db: Db) {
  const add = db.prepare(
    `INSERT INTO tally (name, attempt_count, right_count, duration_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET attempt_count = attempt_count + excluded.attempt_count,
       right_count = right_count + excluded.right_count, duration_ms = duration_ms + excluded.duration_ms`,
  );
  return (name: string, { times, right, durationMs }: { times: number; right: number; durationMs: number }) =>
    void add.run(name, times, right, durationMs);
}

interface AttemptOfItem {
  local: number;
  at: number;
  deviceId: string;
  deviceSeq: number;
  scoreMilli: number;
  maxMilli: number;
}

/** Sums and the last word per item; the last is by time, device and its sequence, whatever came first (SY9). */
function createItemStates(db: Db) {
  const later = `(excluded.last_at, excluded.last_device_id, excluded.last_device_seq)
    > (item_state.last_at, item_state.last_device_id, item_state.last_device_seq)`;
  const last = (column: string) => `${column} = iif(${later}, excluded.${column}, item_state.${column})`;
  const columns = ['last_local', 'last_right', 'last_at', 'last_device_id', 'last_device_seq'];
  const upsert = db.prepare(
    `INSERT INTO item_state (pack_id, item_id, attempt_count, right_count, score_milli, max_milli, ${columns.join(', ')})
     VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET attempt_count = attempt_count + 1, right_count = right_count + excluded.right_count,
       score_milli = score_milli + excluded.score_milli, max_milli = max_milli + excluded.max_milli,
       ${columns.map(last).join(', ')}`,
  );
  const clear = db.prepare('DELETE FROM item_state WHERE pack_id = ? AND item_id = ?');
  const attempts = db.prepare<AttemptOfItem>(
    `SELECT local, attempt.at, device_id AS deviceId, device_seq AS deviceSeq, score_milli AS scoreMilli,
       max_milli AS maxMilli FROM attempt JOIN fact USING (local) WHERE pack_id = ? AND item_id = ?`,
  );

  function addOne(packId: string, itemId: string, one: AttemptOfItem): void {
    const right = isRight(one) ? 1 : 0;
    upsert.run(
      packId,
      itemId,
      right,
      one.scoreMilli,
      one.maxMilli,
      one.local,
      right,
      one.at,
      one.deviceId,
      one.deviceSeq,
    );
  }

  return {
    add: (fact: LoggedFact, done: Attempt) =>
      addOne(done.packId, done.itemId, { ...fact, at: fact.orderAt, ...marks(done) }),
    refold(packId: string, itemId: string) {
      clear.run(packId, itemId);
      for (const one of attempts.all(packId, itemId)) addOne(packId, itemId, one);
    },
  };
}

const marks = ({ scoreMilli, maxMilli }: Attempt) => ({ scoreMilli, maxMilli });
