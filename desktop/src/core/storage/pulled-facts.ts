/** Facts that came from the server: those of other devices, and the server's word on our own. */
import type { StoredFact } from '@answly/shared/sync/fact';
import { z } from 'zod';
import type { Db } from './db.ts';
import type { FactLog } from './facts.ts';
import { factColumns, loggedOfRow, type FactRow, type Projection } from './logged-fact.ts';
import { metaEntry, type Meta } from './meta.ts';

/** How far this device has read which history of the server. */
const serverPlace = z.object({ cursor: z.int().min(0), epoch: z.string().nullable() });
export type ServerPlace = z.infer<typeof serverPlace>;
const placeEntry = metaEntry('sync.place', serverPlace, { cursor: 0, epoch: null });

interface PulledParts {
  db: Db;
  meta: Meta;
  projections: Map<string, Projection>;
}

export function createPulledFacts({
  db,
  meta,
  projections,
}: PulledParts): Pick<FactLog, 'place' | 'storePage' | 'startOver'> {
  const storeOne = createStore(db, projections);
  return {
    place: () => meta.load(placeEntry),
    storePage(facts, place) {
      db.transaction(() => {
        facts.forEach(storeOne);
        meta.save(placeEntry, place);
      });
    },
    startOver(epoch) {
      db.transaction(() => {
        db.prepare('UPDATE fact SET seq = NULL').run();
        db.prepare('INSERT OR IGNORE INTO outbox (local) SELECT local FROM fact').run();
        meta.save(placeEntry, { cursor: 0, epoch });
      });
    },
  };
}

function createStore(db: Db, projections: Map<string, Projection>): (fact: StoredFact) => void {
  const insert = db.prepare(
    `INSERT INTO fact (id, kind, device_id, device_seq, at, zone_minutes, mono_ms, body, seq, effective_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const find = db.prepare<FactRow>(`SELECT ${factColumns} FROM fact WHERE id = ?`);
  const settle = db.prepare('UPDATE fact SET seq = ?, effective_at = ? WHERE local = ?');
  const leave = db.prepare('DELETE FROM outbox WHERE local = ?');

  /** What the server holds is acknowledged, even where its answer to our push was lost (SY4). */
  function known(fact: StoredFact): void {
    const row = find.get(fact.id);
    if (!row) return;
    const before = loggedOfRow(row);
    settle.run(fact.seq, fact.effectiveAt, before.local);
    leave.run(before.local);
    if (before.orderAt === fact.effectiveAt) return;
    const projection = projections.get(before.kind);
    projection?.remove(before);
    projection?.apply({ ...before, orderAt: fact.effectiveAt });
  }

  return (fact) => {
    const { id, kind, deviceId, deviceSeq, at, zoneMinutes, monoMs, seq, effectiveAt } = fact;
    const body = JSON.stringify(fact.body);
    const { changes, lastInsertRowid } = insert.run(
      id,
      kind,
      deviceId,
      deviceSeq,
      at,
      zoneMinutes,
      monoMs,
      body,
      seq,
      effectiveAt,
    );
    if (changes === 0) return known(fact);
    projections.get(kind)?.apply({ ...fact, local: Number(lastInsertRowid), orderAt: effectiveAt });
  };
}
