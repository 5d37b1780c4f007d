/** The log of facts: what was done here and elsewhere, what still waits to be sent, and its folds. */
import type { Fact } from '@answly/shared/sync/fact';
import { newId } from '@answly/shared/sync/new-id';
import type { Clock, Random } from '#desktop/core/clock';
import type { Db } from './db.ts';
import type { Device } from './device.ts';
import type { Folds } from './folds.ts';
import { createHistoryRepair, type HistoryRepair } from './history-repair.ts';
import { loggedOf, type LoggedFact } from './logged-fact.ts';
import { createJoinedFacts, type JoinedFacts } from './joined-facts.ts';
import type { Meta } from './meta.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPulledFacts, type PulledFacts } from './pulled-facts.ts';

export interface FactLog extends Outbox, PulledFacts, HistoryRepair, JoinedFacts {
  /** Writes an act, its place in the outbox and what follows from it, in the caller's transaction. */
  append(act: { kind: string; body: Fact['body'] }): LoggedFact;
  factCount(): number;
}

export interface FactLogParts {
  db: Db;
  meta: Meta;
  device: Device;
  clock: Clock;
  /** The wall clock as the server would have it (SY8). */
  now: () => number;
  random: Random;
  folds: Folds;
}

export function createFactLog(parts: FactLogParts): FactLog {
  const { db } = parts;
  return {
    append: createAppend(parts),
    ...createOutbox(parts),
    ...createPulledFacts(parts),
    ...createHistoryRepair(parts),
    ...createJoinedFacts(parts),
    // Nothing is ever deleted from the log, so its last place is its length.
    factCount: () => db.prepare<{ n: number | null }>('SELECT max(local) AS n FROM fact').get()?.n ?? 0,
  };
}

function createAppend({ db, device, clock, now, random, folds }: FactLogParts): FactLog['append'] {
  const insert = db.prepare(
    `INSERT INTO fact (id, kind, device_id, device_seq, at, zone_minutes, mono_ms, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const enqueue = db.prepare('INSERT INTO outbox (local) VALUES (?)');
  return (act) =>
    db.transaction(() => {
      const at = Math.max(0, Math.round(now()));
      const record = {
        id: newId(at, random.bytes(16)),
        kind: act.kind,
        deviceId: device.id(),
        deviceSeq: device.takeSeq(),
        at,
        zoneMinutes: clock.zoneMinutes(at),
        monoMs: Math.max(0, Math.round(clock.monotonicMs())),
        body: JSON.stringify(act.body),
      };
      const { id, kind, deviceId, deviceSeq, zoneMinutes, monoMs, body } = record;
      const { lastInsertRowid } = insert.run(id, kind, deviceId, deviceSeq, at, zoneMinutes, monoMs, body);
      const logged = loggedOf(record, Number(lastInsertRowid), at);
      enqueue.run(logged.local);
      folds.apply([logged]);
      return logged;
    });
}
