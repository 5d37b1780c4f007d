/** This installation's identity and its dense sequence of facts (SY1). */
import { z } from 'zod';
import { metaEntry, type Meta } from './meta.ts';

export const deviceEntry = metaEntry(
  'device',
  z.object({ id: z.uuid(), nextSeq: z.int().min(1) }).nullable(),
  null,
);

/** Outlives the end of this process: a later round tells what could not be told at once. */
const movedFromEntry = metaEntry('device.moved-from', z.uuid().nullable(), null);

export interface Device {
  id(): string;
  /** The last number that was taken; 0 for none. */
  lastSeq(): number;
  /** Takes the next number; part of the caller's transaction, so that a number is used or still free. */
  takeSeq(): number;
  /** A file that was put back from a copy may repeat its numbers: it goes on as another device (SY14). */
  becomeNew(): void;
  /** Under which identity the server knows this device, as long as it has not been told of a new one. */
  movedFrom(): string | null;
  /** The server knows the new one. */
  noteMoved(): void;
}

/** @param parts.first the identity of a file that has none yet, where it was given away before. */
export function createDevice(
  meta: Meta,
  { first, newId }: { first?: string | undefined; newId: () => string },
): Device {
  function load() {
    const known = meta.load(deviceEntry);
    if (known) return known;
    const fresh = { id: first ?? newId(), nextSeq: 1 };
    meta.save(deviceEntry, fresh);
    return fresh;
  }
  return {
    id: () => load().id,
    lastSeq: () => load().nextSeq - 1,
    takeSeq() {
      const { id, nextSeq } = load();
      meta.save(deviceEntry, { id, nextSeq: nextSeq + 1 });
      return nextSeq;
    },
    becomeNew() {
      if (meta.load(movedFromEntry) === null) meta.save(movedFromEntry, load().id);
      meta.save(deviceEntry, { id: newId(), nextSeq: 1 });
    },
    movedFrom: () => meta.load(movedFromEntry),
    noteMoved: () => meta.save(movedFromEntry, null),
  };
}
