/** What is to be done when the server's history is another one, or this device's numbers are not its own (SY12, SY14). */
import { digestOf, isSameDigest } from '@answly/shared/sync/digest';
import type { DeviceDigest } from '@answly/shared/sync/protocol';
import { z } from 'zod';
import type { FactLogParts } from './facts.ts';
import { factColumns, loggedOfRow, type FactRow } from './logged-fact.ts';
import { metaEntry } from './meta.ts';
import { acknowledgedEntry } from './outbox.ts';
import { createOwed } from './owed.ts';
import { beginning, createPlaces } from './server-place.ts';

export interface HistoryRepair {
  /** Remembers over a failure, and over the end of this process, that the server's history is another one. */
  doubtHistory(): void;
  isHistoryInDoubt(): boolean;
  /**
   * Lets everything wait again that the server lacks, going by its digests, and begins to read its history anew.
   * Nothing is dropped here. No epoch: no history of any server is known. @returns how many facts wait again.
   */
  startOver(epoch: string | null, onServer: readonly DeviceDigest[]): number;
  /** The highest number of our own that the server has acknowledged. */
  acknowledgedSeq(): number;
  /**
   * Two installations have used the numbers of this device: this one goes on under a new identity, and what the server
   * has not acknowledged is numbered anew. The history is read again, since the other's facts look like ours.
   */
  leaveDevice(): void;
}

const doubtEntry = metaEntry('sync.history-in-doubt', z.boolean(), false);

export function createHistoryRepair({ db, meta, device, folds }: FactLogParts): HistoryRepair {
  const places = createPlaces(db, meta);
  const owed = createOwed(db);
  const beginAnew = (epoch: string | null): void => {
    places.forgetOwn();
    owed.addAll();
    places.save({ ...beginning, epoch });
    meta.save(acknowledgedEntry, 0);
  };
  return {
    doubtHistory: () => meta.save(doubtEntry, true),
    isHistoryInDoubt: () => meta.load(doubtEntry),
    startOver: (epoch, onServer) =>
      db.transaction(() => {
        const known = new Map(onServer.map((each) => [each.deviceId, each]));
        const deviceIds = db.prepare<{ id: string }>('SELECT DISTINCT device_id AS id FROM fact').all();
        const enqueue = db.prepare(
          `INSERT INTO outbox (local) SELECT local FROM fact WHERE device_id = ? AND device_seq > ?
           ON CONFLICT DO NOTHING`,
        );
        let count = 0;
        for (const { id } of deviceIds)
          count += enqueue.run(id, heldUpTo(known.get(id), idsOf(db, id))).changes;
        beginAnew(epoch);
        meta.save(doubtEntry, false);
        return count;
      }),
    acknowledgedSeq: () => meta.load(acknowledgedEntry),
    leaveDevice: () =>
      db.transaction(() => {
        const old = device.id();
        device.becomeNew();
        const rows = db
          .prepare<FactRow>(
            `SELECT ${factColumns} FROM outbox JOIN fact USING (local) WHERE device_id = ? ORDER BY local`,
          )
          .all(old);
        const renumber = db.prepare('UPDATE fact SET device_id = ?, device_seq = ? WHERE local = ?');
        const wait = db.prepare(
          'UPDATE outbox SET refused_code = NULL, refused_detail = NULL WHERE local = ?',
        );
        for (const row of rows) {
          const before = loggedOfRow(row);
          const moved = { ...before, deviceId: device.id(), deviceSeq: device.takeSeq() };
          renumber.run(moved.deviceId, moved.deviceSeq, row.local);
          wait.run(row.local);
          folds.move(before, moved);
        }
        beginAnew(places.load().epoch);
      }),
  };
}

/** Up to which number the server holds all that is here of a device: 0 where the two do not agree. */
function heldUpTo(onServer: DeviceDigest | undefined, idsUpTo: (seqMax: number) => Iterable<string>): number {
  if (onServer === undefined) return 0;
  const { seqMax, digest } = onServer;
  return isSameDigest(digestOf(idsUpTo(seqMax)), digest) ? seqMax : 0;
}

/** One at a time: a long history must not be held in memory. */
function idsOf(db: FactLogParts['db'], deviceId: string): (seqMax: number) => Iterable<string> {
  return function* (seqMax) {
    const rows = db.prepare<{ id: string }>('SELECT id FROM fact WHERE device_id = ? AND device_seq <= ?');
    for (const { id } of rows.iterate(deviceId, seqMax)) yield id;
  };
}
