/** What follows from `session-event` facts: sessions, where the student is in them, and reasons for misses. */
import { sessionEvent, type SessionEvent } from '@answly/shared/model/session';
import { factKinds } from '@answly/shared/sync/fact';
import type { Db } from '#desktop/core/storage/db';
import {
  factColumns,
  loggedOfRow,
  type FactRow,
  type LoggedFact,
  type Projection,
} from '#desktop/core/storage/logged-fact';
import { marksOf } from './session-marks.ts';

type Started = Extract<SessionEvent, { type: 'started' }>;
type Reasoned = Extract<SessionEvent, { type: 'reasoned' }>;

/** The last word wins: by turn, which no clock that jumps can reorder, and by the order of SY9 where turns are equal. */
const lastWins = (table: string, column: string) =>
  `ON CONFLICT DO UPDATE SET ${column} = excluded.${column}, turn = excluded.turn, at = excluded.at,
     device_id = excluded.device_id, device_seq = excluded.device_seq
   WHERE (excluded.turn, excluded.at, excluded.device_id, excluded.device_seq)
     > (${table}.turn, ${table}.at, ${table}.device_id, ${table}.device_seq)`;

export function createSessionProjection(db: Db): Projection {
  const start = db.prepare(
    `INSERT INTO session (id, mode, title, form, terms, started_at, over)
     VALUES (?, ?, ?, ?, ?, ?, EXISTS (SELECT 1 FROM session_mark WHERE session_id = ? AND name = 'submitted'))
     ON CONFLICT DO NOTHING`,
  );
  const mark = db.prepare(
    `INSERT INTO session_mark (session_id, name, value, turn, at, device_id, device_seq) VALUES (?, ?, ?, ?, ?, ?, ?)
     ${lastWins('session_mark', 'value')}`,
  );
  const reason = db.prepare(
    `INSERT INTO miss_reason (attempt_id, session_id, reason, turn, at, device_id, device_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ${lastWins('miss_reason', 'reason')}`,
  );
  const end = db.prepare('UPDATE session SET over = 1 WHERE id = ?');

  function started(fact: LoggedFact, event: Started): void {
    const { sessionId, mode, title, form, terms } = event;
    const frozen = terms === undefined ? null : JSON.stringify(terms);
    start.run(sessionId, mode, title, JSON.stringify(form), frozen, fact.orderAt, sessionId);
  }
  function reasoned(fact: LoggedFact, { sessionId, attemptId, reason: why, turn }: Reasoned): void {
    reason.run(attemptId, sessionId, why, turn, fact.orderAt, fact.deviceId, fact.deviceSeq);
  }
  function apply(fact: LoggedFact): void {
    const { data: event } = sessionEvent.safeParse(fact.body);
    if (!event) return;
    if (event.type === 'started') return started(fact, event);
    if (event.type === 'reasoned') return reasoned(fact, event);
    for (const [name, value] of marksOf(event)) {
      mark.run(event.sessionId, name, value, event.turn, fact.orderAt, fact.deviceId, fact.deviceSeq);
    }
    if (event.type === 'submitted') end.run(event.sessionId);
  }

  return {
    kinds: [factKinds.sessionEvent],
    apply: (facts) => facts.forEach(apply),
    remove: createRefold(db, apply),
    clear: () => db.exec('DELETE FROM session; DELETE FROM session_mark; DELETE FROM miss_reason'),
  };
}

/** Without one of its events a session is folded again from all the others; it is short. */
function createRefold(db: Db, apply: (fact: LoggedFact) => void): (fact: LoggedFact) => void {
  const clear = [
    db.prepare('DELETE FROM session WHERE id = ?'),
    db.prepare('DELETE FROM session_mark WHERE session_id = ?'),
    db.prepare('DELETE FROM miss_reason WHERE session_id = ?'),
  ];
  const others = db.prepare<FactRow>(
    `SELECT ${factColumns} FROM fact
     WHERE kind = 'session-event' AND json_extract(body, '$.sessionId') = ? AND local <> ?`,
  );
  return (fact) => {
    const sessionId = String(fact.body.sessionId);
    for (const statement of clear) statement.run(sessionId);
    for (const row of others.all(sessionId, fact.local)) apply(loggedOfRow(row));
  };
}
