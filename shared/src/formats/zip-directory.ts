/** Lists what a zip file holds from its central directory, without inflating anything. */
import { AppError } from '../errors/app-error.ts';
import { decodeUtf8 } from './decode-text.ts';

/** One entry as the directory declares it; nothing here is proven until the entry is read. */
export interface ZipEntry {
  path: string;
  method: 'stored' | 'deflated';
  crc: number;
  /** Where the compressed bytes start, and how many there are. */
  start: number;
  packedBytes: number;
  expandedBytes: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;
const encryptedFlag = 1;
/** A zip comment is at most 65,535 bytes, so the end record starts no further from the end. */
const endSearchBytes = endBytes + 0xffff;

function damaged(detail: string): AppError {
  return new AppError('pack.unreadable', { detail });
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endSearchBytes);
  for (let at = view.byteLength - endBytes; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw damaged('The file does not end like a zip file. It may be cut short: fetch or copy it again.');
}

/**
 * The entries of a zip, in the order of its directory.
 * @param entriesMax more entries than this are refused before any is read
 * @throws AppError `pack.unreadable` when the directory is damaged or uses what a pack never uses (ZIP64, encryption),
 *   `pack.too-large` when there are too many entries
 */
export function zipEntries(bytes: Uint8Array, entriesMax: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count === 0xffff || view.getUint32(end + 16, true) === 0xffffffff) {
    throw damaged('The file is a ZIP64 archive, which packs never are. Export it from Answly again.');
  }
  if (count > entriesMax) {
    throw new AppError('pack.too-large', {
      detail: `The pack holds ${count} files; Answly opens up to ${entriesMax}. Split it into smaller packs.`,
    });
  }
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > end || view.getUint32(at, true) !== entrySignature) {
      throw damaged('The list of files inside the pack is damaged. Fetch or copy the file again.');
    }
    entries.push(readEntry(view, at, end));
    at +=
      entryBytes +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return entries;
}

function readEntry(view: DataView, at: number, end: number): ZipEntry {
  const nameEnd = at + entryBytes + view.getUint16(at + 28, true);
  if (nameEnd > end) throw damaged('A file name inside the pack is cut short. Fetch or copy the file again.');
  const path = decodeUtf8(
    new Uint8Array(view.buffer, view.byteOffset + at + entryBytes, nameEnd - at - entryBytes),
  );
  if (path === null) throw damaged('A file name inside the pack is not UTF-8. Export it from Answly again.');
  const method = view.getUint16(at + 10, true);
  if ((view.getUint16(at + 8, true) & encryptedFlag) !== 0 || (method !== 0 && method !== 8)) {
    throw damaged(`"${path}" inside the pack is encrypted or packed in a way that packs never use.`);
  }
  const packedBytes = view.getUint32(at + 20, true);
  const local = view.getUint32(at + 42, true);
  if (local + localBytes > end || view.getUint32(local, true) !== localSignature) {
    throw damaged(`"${path}" cannot be found inside the pack. Fetch or copy the file again.`);
  }
  const start = local + localBytes + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedBytes > end) {
    throw damaged(`"${path}" inside the pack is cut short. Fetch or copy the file again.`);
  }
  return {
    path,
    method: method === 0 ? 'stored' : 'deflated',
    crc: view.getUint32(at + 16, true),
    start,
    packedBytes,
    expandedBytes: view.getUint32(at + 24, true),
  };
}
