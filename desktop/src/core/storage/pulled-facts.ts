/** Facts that came from the server: those of other devices, and the server's word on our own. */
import { AppError } from '@answly/shared/errors/app-error';
import { digestOf } from '@answly/shared/sync/digest';
import type { StoredFact } from '@answly/shared/sync/fact';
import type { FactLogParts } from './facts.ts';
import { factColumns, loggedOf, loggedOfRow, type FactRow, type LoggedFact } from './logged-fact.ts';
import { createOwed } from './owed.ts';
import { createPlaces, type Places, type ServerPlace } from './server-place.ts';

export interface PulledFacts {
  /** How far the server's history is known here. */
  place(): ServerPlace;
  /** Remembers whose history it is before anything of it has been read, so that another one is noticed (SY12). */
  noteEpoch(epoch: string): void;
  /**
   * Steps over what was pushed from here, as part of pulling: it is here already, and was before it was sent.
   */
  stepOverOwn(): ServerPlace;
  /**
   * Stores facts that follow the cursor without a gap, what follows from them, and the cursor behind them, in one
   * transaction (SY3).
   * @returns how many were new here.
   * @throws AppError sync.epoch-changed where a place that our own push was given holds another device's fact
   */
  storePage(facts: readonly StoredFact[], epoch: string): number;
  /** The last place that a push was given and that has not been stepped over; 0 for none. */
  ownLast(): number;
  /**
   * Stores facts from further ahead; the cursor stays, and the pages up to them owe each that was not known to be there.
   * @returns how many were new here.
   */
  storeAhead(facts: readonly StoredFact[]): number;
  /** Whether the server said it holds facts that the pages so far have not shown. */
  isOwed(): boolean;
}

export function createPulledFacts(parts: FactLogParts): PulledFacts {
  const { db, meta, device, folds } = parts;
  const places = createPlaces(db, meta);
  const owed = createOwed(db);
  const insert = createInsert(parts);

  function store(facts: readonly StoredFact[], isAhead: boolean): number {
    const fresh: LoggedFact[] = [];
    let stored = 0;
    for (const fact of facts) {
      const { local, isNew, waited } = insert(fact);
      if (!isAhead && !isNew) owed.meet(local);
      else if (isAhead && (isNew || waited)) owed.add(local);
      if (!isNew) continue;
      stored += 1;
      // Also where nothing is derived from it: what is stored must be readable later.
      const logged = loggedOf(fact, local, fact.effectiveAt);
      if (folds.hears(fact.kind)) fresh.push(logged);
    }
    folds.apply(fresh);
    return stored;
  }

  /** All of it or nothing, also where a body turns out to be cut. */
  function whole<T>(work: () => T): T {
    try {
      return db.transaction(work);
    } catch (error) {
      throw error instanceof SyntaxError ? new AppError('network.garbled', { cause: error }) : error;
    }
  }

  return {
    place: () => places.load(),
    noteEpoch(epoch) {
      const place = places.load();
      if (place.epoch === null) places.save({ ...place, epoch });
    },
    stepOverOwn: () => places.stepOverOwn(),
    ownLast: () => places.ownLast(),
    storePage: (facts, epoch) =>
      whole(() => {
        const { cursor, sum } = places.load();
        if (facts.length > 0 && facts[0]?.seq !== cursor + 1)
          throw new Error('a page does not follow the cursor');
        refuseOthersInOwn(facts, places, device.id());
        const stored = store(facts, false);
        const after = digestOf(
          facts.map((fact) => fact.id),
          { count: cursor, sum },
        );
        places.save({ cursor: after.count, sum: after.sum, epoch });
        return stored;
      }),
    storeAhead: (facts) => whole(() => store(facts, true)),
    isOwed: () => owed.isAny(),
  };
}

/** @throws AppError sync.epoch-changed where places that our pushes were given hold something else */
function refuseOthersInOwn(facts: readonly StoredFact[], places: Places, deviceId: string): void {
  const [first, last] = [facts[0]?.seq ?? 0, facts.at(-1)?.seq ?? 0];
  for (const own of places.ownWithin(first, last)) {
    const there = facts.filter(({ seq }) => seq >= own.first && seq <= own.last);
    const isWhole = own.first >= first && own.last <= last;
    const { sum } = digestOf(there.map((fact) => fact.id));
    const isOthers = isWhole ? sum !== own.sum : there.some((fact) => fact.deviceId !== deviceId);
    if (isOthers) throw new AppError('sync.epoch-changed');
  }
}

interface Inserted {
  /** The fact's place in the log. */
  local: number;
  isNew: boolean;
  /** It was known and waited to be sent. */
  waited: boolean;
}

function createInsert(parts: FactLogParts): (fact: StoredFact) => Inserted {
  const { db } = parts;
  const insert = db.prepare(
    `INSERT INTO fact (id, kind, device_id, device_seq, at, zone_minutes, mono_ms, body, effective_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const meet = createMeet(parts);
  return (fact) => {
    const { id, kind, deviceId, deviceSeq, at, zoneMinutes, monoMs, body } = fact;
    const effectiveAt = fact.effectiveAt === at ? null : fact.effectiveAt;
    const around = [id, kind, deviceId, deviceSeq, at, zoneMinutes, monoMs, body, effectiveAt];
    const { changes, lastInsertRowid } = insert.run(around);
    if (changes === 1) return { local: Number(lastInsertRowid), isNew: true, waited: false };
    return { ...meet(fact), isNew: false };
  };
}

/** What the server holds is acknowledged, even where its answer to our push was lost (SY4); its stamps stand. */
function createMeet({ db, folds }: FactLogParts): (fact: StoredFact) => Omit<Inserted, 'isNew'> {
  const find = db.prepare<FactRow>(`SELECT ${factColumns} FROM fact WHERE id = ?`);
  const leave = db.prepare('DELETE FROM outbox WHERE local = ?');
  const settle = db.prepare(
    'UPDATE fact SET device_id = ?, device_seq = ?, at = ?, effective_at = ? WHERE local = ?',
  );
  return (fact) => {
    const row = find.get(fact.id);
    if (!row) throw new Error('a known fact is not in the log');
    const before = loggedOfRow(row);
    const met = { local: row.local, waited: leave.run(row.local).changes === 1 };
    const { deviceId, deviceSeq, at, effectiveAt } = fact;
    const same =
      before.orderAt === effectiveAt &&
      before.at === at &&
      before.deviceId === deviceId &&
      before.deviceSeq === deviceSeq;
    if (same) return met;
    settle.run(deviceId, deviceSeq, at, effectiveAt === at ? null : effectiveAt, row.local);
    folds.move(before, { ...before, deviceId, deviceSeq, at, orderAt: effectiveAt });
    return met;
  };
}
