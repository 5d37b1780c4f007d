/** Reads one entry of a zip, never producing more bytes than its directory declared. */
import { Inflate } from 'fflate';
import { AppError } from '../errors/app-error.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Deflate grows at most about 1,032 times, so one slice can overshoot a lying directory by 17 MB, not by the disk. */
const sliceBytes = 16 * 1024;

function damaged(entry: ZipEntry, cause?: unknown): AppError {
  return new AppError('pack.unreadable', {
    cause,
    detail: `"${entry.path}" inside the pack is damaged. Fetch or copy the file again.`,
  });
}

/**
 * The bytes of `entry`, checked against its size and checksum.
 * @throws AppError `pack.unreadable` when it holds more, less or other bytes than declared
 */
export function inflateEntry(zip: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = zip.subarray(entry.start, entry.start + entry.packedBytes);
  const expanded = entry.method === 'stored' ? new Uint8Array(packed) : inflate(packed, entry);
  if (expanded.length !== entry.expandedBytes || crc32(expanded) !== entry.crc) throw damaged(entry);
  return expanded;
}

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const out = new Uint8Array(entry.expandedBytes);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > out.length) throw damaged(entry);
    out.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += sliceBytes) {
      stream.push(packed.subarray(at, at + sliceBytes), at + sliceBytes >= packed.length);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : damaged(entry, cause);
  }
  return out.subarray(0, filled);
}
