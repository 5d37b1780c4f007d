/** How far this device has read which history of the server (SY3, SY12). */
import { AppError } from '@answly/shared/errors/app-error';
import { digestModulus } from '@answly/shared/sync/digest';
import { z } from 'zod';
import type { Db } from './db.ts';
import { metaEntry, type Meta } from './meta.ts';

export const serverPlace = z.object({
  cursor: z.int().min(0),
  epoch: z.string().nullable(),
  /** The sum of the digest of all facts up to the cursor. Another one on the server means another history. */
  sum: z.int().min(0).default(0),
});
export type ServerPlace = z.infer<typeof serverPlace>;

export const beginning: ServerPlace = { cursor: 0, epoch: null, sum: 0 };
const placeEntry = metaEntry('sync.place', serverPlace, beginning);

export interface Places {
  load(): ServerPlace;
  save(place: ServerPlace): void;
  /**
   * Remembers that the server gave these places to facts of our own.
   * @throws AppError sync.epoch-changed where they were read, or given to us, before: it has begun to count anew
   */
  addOwn(range: OwnRange): void;
  /** The ranges that share a place with `first` to `last`. */
  ownWithin(first: number, last: number): OwnRange[];
  /**
   * Steps over what was pushed from here, as part of pulling: it is here already, and was before it was sent. The step
   * is stored, with what is left of the ranges.
   */
  stepOverOwn(): ServerPlace;
  /** The last place that a push was given and that has not been stepped over; 0 for none. */
  ownLast(): number;
  forgetOwn(): void;
}

export interface OwnRange {
  first: number;
  last: number;
  /** Of the digest of its facts. */
  sum: number;
}

export function createPlaces(db: Db, meta: Meta): Places {
  const load = () => meta.load(placeEntry);
  const save = (place: ServerPlace) => meta.save(placeEntry, place);
  const next = db.prepare<OwnRange>('SELECT first, last, sum FROM own_range WHERE first = ?');
  const within = db.prepare<OwnRange>(
    'SELECT first, last, sum FROM own_range WHERE first <= ? AND last >= ?',
  );
  return {
    load,
    save,
    addOwn({ first, last, sum }) {
      if (first <= load().cursor || within.all(last, first).length > 0)
        throw new AppError('sync.epoch-changed');
      db.prepare('INSERT OR REPLACE INTO own_range (first, last, sum) VALUES (?, ?, ?)').run(
        first,
        last,
        sum,
      );
    },
    ownWithin: (first, last) => within.all(last, first),
    stepOverOwn() {
      const before = load();
      let { cursor, sum } = before;
      for (let range = next.get(cursor + 1); range; range = next.get(cursor + 1)) {
        cursor = range.last;
        sum = (sum + range.sum) % digestModulus;
      }
      if (cursor === before.cursor) return before;
      const place = { ...before, cursor, sum };
      db.transaction(() => {
        db.prepare('DELETE FROM own_range WHERE last <= ?').run(cursor);
        save(place);
      });
      return place;
    },
    ownLast: () =>
      db.prepare<{ last: number | null }>('SELECT max(last) AS last FROM own_range').get()?.last ?? 0,
    forgetOwn: () => void db.prepare('DELETE FROM own_range').run(),
  };
}
