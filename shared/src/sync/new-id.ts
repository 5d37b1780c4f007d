/** Mints UUIDv7 identities from a given time and given randomness (SY1). */
import { v7 } from 'uuid';

/** @param random 16 random bytes. */
export function newId(atMs: number, random: Uint8Array): string {
  return v7({ msecs: atMs, random });
}
