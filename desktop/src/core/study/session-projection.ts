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

type Started = Extract<SessionEvent, { type: 'started' }>;
type Reasoned = Extract<SessionEvent, { type: 'reasoned' }>;

/** The last word wins, by the order of SY9. */
const lastWins = (table: string, column: string) =>
  `ON CONFLICT DO UPDATE SET ${column} = excluded.${column}, at = excluded.at,
     device_id = excluded.device_id, device_seq = excluded.device_seq
   WHERE (excluded.at, excluded.device_id, excluded.device_seq) > (${table}.at, ${table}.device_id, ${table}.device_seq)`;

export function createSessionProjection(db: Db): Projection {
  const start = db.prepare(
    `INSERT INTO session (id, mode, title, form, started_at, over)
     VALUES (?, ?, ?, ?, ?, EXISTS (SELECT 1 FROM session_mark WHERE session_id = ? AND name = 'submitted'))
     ON CONFLICT DO NOTHING`,
  );
  const mark = db.prepare(
    `INSERT INTO session_mark (session_id, name, value, at, device_id, device_seq) VALUES (?, ?, ?, ?, ?, ?)
     ${lastWins('session_mark', 'value')}`,
  );
  const reason = db.prepare(
    `INSERT INTO miss_reason (attempt_id, session_id, reason, at, device_id, device_seq) VALUES (?, ?, ?, ?, ?, ?)
     ${lastWins('miss_reason', 'reason')}`,
  );
  const end = db.prepare('UPDATE session SET over = 1 WHERE id = ?');

  function started(fact: LoggedFact, event: Started): void {
    const { sessionId, mode, title, form } = event;
    start.run(sessionId, mode, title, JSON.stringify(form), fact.orderAt, sessionId);
  }
  function reasoned(fact: LoggedFact, { sessionId, attemptId, reason: why }: Reasoned): void {
    reason.run(attemptId, sessionId, why, fact.orderAt, fact.deviceId, fact.deviceSeq);
  }
  function apply(fact: LoggedFact): void {
    const { data: event } = sessionEvent.safeParse(fact.body);
    if (!event) return;
    if (event.type === 'started') return started(fact, event);
    if (event.type === 'reasoned') return reasoned(fact, event);
    for (const [name, value] of marksOf(event)) {
      mark.run(event.sessionId, name, value, fact.orderAt, fact.deviceId, fact.deviceSeq);
    }
    if (event.type === 'submitted') end.run(event.sessionId);
  }

  return { kind: factKinds.sessionEvent, apply, remove: createRefold(db, apply) };
}

/** The named things of a session that an event has the last word on. */
function marksOf(event: Exclude<SessionEvent, Started | Reasoned>): [name: string, value: string][] {
  switch (event.type) {
    case 'viewed':
      return [
        ['position', String(event.position)],
        [`viewed:${event.position}`, '1'],
      ];
    case 'struck':
      return [[`struck:${event.position}:${event.optionId}`, event.struck ? '1' : '']];
    case 'flagged':
      return [[`flagged:${event.position}`, event.flagged ? '1' : '']];
    case 'submitted':
      return [['submitted', '1']];
  }
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
