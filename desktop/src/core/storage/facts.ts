/** The log of facts: what was done here and elsewhere, what still waits to be sent, and its folds. */
import type { Fact, StoredFact } from '@answly/shared/sync/fact';
import { newId } from '@answly/shared/sync/new-id';
import type { PushResult } from '@answly/shared/sync/protocol';
import type { SyncState } from '#desktop/contract/account';
import type { Clock, Random } from '#desktop/core/clock';
import { clockOffsetEntry } from './clock-offset.ts';
import type { Db } from './db.ts';
import type { Device } from './device.ts';
import type { LoggedFact, Projection } from './logged-fact.ts';
import type { Meta } from './meta.ts';
import { createOutbox } from './outbox.ts';
import { createPulledFacts, type ServerPlace } from './pulled-facts.ts';

export interface FactLog {
  /** Writes an act, its place in the outbox and what follows from it, in the caller's transaction. */
  append(act: { kind: string; body: Fact['body'] }): LoggedFact;
  /** The oldest waiting facts, as many as fit into one push (SY6). */
  waiting(): Fact[];
  /** Writes the server's word on each pushed fact, in one transaction (SY4, SY5). */
  settle(results: PushResult[]): void;
  /** How far the server's history is known here. */
  place(): ServerPlace;
  /** Stores a pulled page, what follows from it, and the cursor, in one transaction (SY3). */
  storePage(facts: StoredFact[], place: ServerPlace): void;
  /** The server has another history: everything held here waits again, nothing is dropped (SY12). */
  startOver(epoch: string | null): void;
  waitingCount(): number;
  refusedCount(): number;
  factCount(): number;
  refused(): SyncState['refused'];
  /** Lets a refused fact wait again. */
  retryRefused(factId: string): void;
}

export interface FactLogParts {
  db: Db;
  meta: Meta;
  device: Device;
  clock: Clock;
  random: Random;
  projections: Projection[];
}

export function createFactLog(parts: FactLogParts): FactLog {
  const { db, meta, device, clock, random } = parts;
  const projections = new Map(parts.projections.map((each) => [each.kind, each]));
  const insert = db.prepare(
    `INSERT INTO fact (id, kind, device_id, device_seq, at, zone_minutes, mono_ms, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const enqueue = db.prepare('INSERT INTO outbox (local) VALUES (?)');

  function append(act: { kind: string; body: Fact['body'] }): LoggedFact {
    return db.transaction(() => {
      const at = Math.max(0, Math.round(clock.wallMs() + meta.load(clockOffsetEntry)));
      const fact = {
        id: newId(at, random.bytes(16)),
        ...act,
        deviceId: device.id(),
        deviceSeq: device.takeSeq(),
        at,
        zoneMinutes: clock.zoneMinutes(at),
        monoMs: Math.round(clock.monotonicMs()),
      };
      const { lastInsertRowid } = insert.run(
        fact.id,
        fact.kind,
        fact.deviceId,
        fact.deviceSeq,
        fact.at,
        fact.zoneMinutes,
        fact.monoMs,
        JSON.stringify(fact.body),
      );
      const logged = { ...fact, local: Number(lastInsertRowid), orderAt: at };
      enqueue.run(logged.local);
      projections.get(fact.kind)?.apply(logged);
      return logged;
    });
  }

  return {
    append,
    ...createOutbox(db, projections),
    ...createPulledFacts({ db, meta, projections }),
    factCount: () => db.prepare<{ n: number }>('SELECT count(*) AS n FROM fact').get()?.n ?? 0,
  };
}
