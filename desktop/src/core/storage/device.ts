/** This installation's identity and its dense sequence of facts (SY1). */
import { z } from 'zod';
import { metaEntry, type Meta } from './meta.ts';

const deviceEntry = metaEntry('device', z.object({ id: z.uuid(), nextSeq: z.int().min(1) }).nullable(), null);

export interface Device {
  id(): string;
  /** Takes the next number; part of the caller's transaction, so that a number is used or still free. */
  takeSeq(): number;
  /** A file that was put back from a copy may repeat its numbers: it goes on as another device (SY14). */
  becomeNew(): void;
}

export function createDevice(meta: Meta, newId: () => string): Device {
  function load() {
    const known = meta.load(deviceEntry);
    if (known) return known;
    const fresh = { id: newId(), nextSeq: 1 };
    meta.save(deviceEntry, fresh);
    return fresh;
  }
  return {
    id: () => load().id,
    takeSeq() {
      const { id, nextSeq } = load();
      meta.save(deviceEntry, { id, nextSeq: nextSeq + 1 });
      return nextSeq;
    },
    becomeNew: () => meta.save(deviceEntry, { id: newId(), nextSeq: 1 }),
  };
}
