/** A file that holds room on the disk: it is cut shorter, piece by piece, when there is none left elsewhere. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, statfsSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '@answly/shared/limits';

export interface ReserveFile {
  /** How much of it is there. */
  left(): 'all' | 'some' | 'none';
  /** Gives a piece back to the disk. @returns whether there was one. */
  release(): boolean;
  /** Makes it whole again, where the disk has room for more than that. */
  refill(): void;
}

/** @param wholeBytes nothing is held where it is 0. */
export function openReserveFile(folder: string, wholeBytes: number): ReserveFile {
  const file = join(folder, 'study.reserve');
  const sizeNow = () => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let size = sizeNow();
  return {
    left: () => (size >= wholeBytes ? 'all' : size === 0 ? 'none' : 'some'),
    release() {
      if (wholeBytes === 0 || size === 0) return false;
      try {
        truncateSync(file, Math.max(0, size - limits.reservePieceBytes));
      } catch {
        // What cannot be cut holds nothing for us; the disk has the last word.
        return false;
      }
      size = sizeNow();
      return true;
    },
    refill() {
      if (size >= wholeBytes) return;
      try {
        lengthen(folder, file, wholeBytes - size);
      } catch {
        // What has found room stays.
      }
      size = sizeNow();
    },
  };
}

function lengthen(folder: string, file: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < bytes + limits.reserveSpareBytes) return;
  const handle = openSync(file, 'a');
  try {
    // Noise: zeros may be packed or left out, and would hold no room.
    writeSync(handle, randomBytes(bytes));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
