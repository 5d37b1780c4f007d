/** Reads sealed segments of a long history, each fetched while the one before is stored (SY7). */
import { zstdDecompressSync } from 'node:zlib';
import { listSegments, readSegment } from '@answly/shared/http/sync';
import { limits } from '@answly/shared/limits';
import { digestOf, isSameDigest } from '@answly/shared/sync/digest';
import type { StoredFact } from '@answly/shared/sync/fact';
import { readFrame } from '@answly/shared/sync/facts-frame';
import { protocolVersion, segmentHead, type Segment } from '@answly/shared/sync/protocol';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { ask, type RoundParts } from './round-parts.ts';
import { storedFactsOf } from './stored-facts.ts';

/** Facts in one transaction: an answer that a student gives meanwhile waits for no more than these. */
const sliceSize = 5_000;

/**
 * Until no sealed segment is ahead, or one cannot be used, or they bring nothing, as where a server offers again what was
 * read: page by page goes on from wherever this ends.
 */
export async function pullSegments(parts: RoundParts): Promise<void> {
  for (;;) {
    const place = parts.log.stepOverOwn();
    const known = place.epoch === null ? {} : { epoch: place.epoch };
    const query = { protocol: protocolVersion, cursor: place.cursor, cursorSum: place.sum, ...known };
    const { segments, ...told } = await ask(parts, listSegments, { query });
    parts.heard(told);
    if (segments.length === 0 || !(await storeAll(parts, segments, told))) return;
    if (parts.log.place().cursor === place.cursor) return;
  }
}

/** @returns false where one of them cannot be used. */
async function storeAll(
  parts: RoundParts,
  segments: readonly Segment[],
  told: { epoch: string; head: number },
): Promise<boolean> {
  const fetchAt = (index: number) => {
    const segment = segments[index];
    const fetching = segment && ask(parts, readSegment, { params: { number: segment.number } });
    // Whoever awaits it hears of a failure; nobody does where an earlier one fails.
    fetching?.catch(() => undefined);
    return fetching;
  };
  let next = fetchAt(0);
  for (const [index, segment] of segments.entries()) {
    const bytes = await next;
    next = fetchAt(index + 1);
    const facts = bytes && factsIn(segment, bytes);
    if (facts === undefined || !(await storeSlices(parts, facts, told))) return false;
  }
  return true;
}

async function storeSlices(
  parts: RoundParts,
  facts: readonly StoredFact[],
  { epoch, head }: { epoch: string; head: number },
): Promise<boolean> {
  const { log, deletions } = parts;
  for (let from = 0; from < facts.length; from += sliceSize) {
    const { cursor } = log.place();
    // Where an earlier try was cut, the beginning of a segment is here already.
    const slice = facts.slice(from, from + sliceSize).filter((fact) => fact.seq > cursor);
    const last = slice.at(-1);
    if (last === undefined) continue;
    // What has to be asked about or was not wanted, and what does not follow, is left to the pages.
    const isDelicate = deletions.find(slice) !== undefined || deletions.kept(slice).length > 0;
    if (slice[0]?.seq !== cursor + 1 || isDelicate) return false;
    const stored = log.storePage(slice, epoch);
    if (stored > 0) parts.arrived('facts');
    parts.report('pulling', last.seq / Math.max(1, head));
    await parts.pause();
  }
  return true;
}

/** Undefined where the bytes are not what the list promised. */
function factsIn(segment: Segment, bytes: Uint8Array): StoredFact[] | undefined {
  if (sha256Hex(bytes) !== segment.sha256) return undefined;
  try {
    const text = zstdDecompressSync(bytes, { maxOutputLength: limits.segmentBytesMax }).toString();
    const { head, bodies } = readFrame(text);
    const facts = storedFactsOf(segmentHead.parse(head).columns, bodies);
    const ids = facts.map((fact) => fact.id);
    return isSameDigest(digestOf(ids), segment.digest) ? facts : undefined;
  } catch {
    return undefined;
  }
}
