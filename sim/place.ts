/** Where a device stands in the server's history, and what it still has to send, read past the process. */
import type { Ground } from '../desktop/src/core/ground.ts';
import { createPlaces } from '../desktop/src/core/storage/server-place.ts';
import type { Device } from './device.ts';

export interface Place {
  cursor: number;
  epoch: string | null;
}

export interface FactsPlace extends Place {
  /** Of the digest of all facts up to the cursor. */
  sum: number;
}

export function placeOf(device: Device): FactsPlace {
  return (read(device, 'sync.place') as FactsPlace | undefined) ?? { cursor: 0, epoch: null, sum: 0 };
}

export function documentsPlaceOf(device: Device): Place {
  return (read(device, 'sync.documents') as Place | undefined) ?? { cursor: 0, epoch: null };
}

/** Changes that wait to be sent, refused ones left out. */
export function waitingIn({ running }: Device): number {
  const row = running.db
    .prepare<{ n: number }>(
      `SELECT (SELECT count(*) FROM outbox WHERE refused_code IS NULL)
         + (SELECT count(*) FROM document WHERE dirty > 0 AND refused_code IS NULL) AS n`,
    )
    .get();
  return row?.n ?? 0;
}

/** The places behind the cursor that are known to hold facts of this device, which it steps over when it next reads. */
export function reachOf(device: Device): number {
  const ranges = device.running.db
    .prepare<{ first: number; last: number }>('SELECT first, last FROM own_range ORDER BY first')
    .all();
  return ranges.reduce(
    (reach, { first, last }) => (first <= reach + 1 ? Math.max(reach, last) : reach),
    placeOf(device).cursor,
  );
}

function read({ running }: Device, key: string): unknown {
  const row = running.db.prepare<{ value: string }>('SELECT value FROM meta WHERE key = ?').get(key);
  return row === undefined ? undefined : JSON.parse(row.value);
}

/** Puts the cursor elsewhere, as only a mistake would. */
export function moveCursor({ db, meta }: Pick<Ground, 'db' | 'meta'>, cursor: number, epoch?: string): void {
  const places = createPlaces(db, meta);
  const place = places.load();
  places.save({ ...place, cursor, epoch: epoch ?? place.epoch });
}
