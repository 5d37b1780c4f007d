/** Reads what follows the cursor, page by page (SY3). */
import { AppError } from '@answly/shared/errors/app-error';
import { pull } from '@answly/shared/http/sync';
import { factKinds, type StoredFact } from '@answly/shared/sync/fact';
import { protocolVersion, type PullHead } from '@answly/shared/sync/protocol';
import type { ServerPlace } from '#desktop/core/storage/server-place';
import { moveDevice } from './move-device.ts';
import { ask, type RoundParts } from './round-parts.ts';
import { storedFactsOf } from './stored-facts.ts';

/**
 * @throws AppError `sync.epoch-changed` where the server's history is another one, `sync.decision-needed` where the
 *   student has to say a word first, `network.*`
 */
export async function pullPages(parts: RoundParts): Promise<void> {
  const { log, device } = parts;
  for (let more = true; more;) {
    const place = log.stepOverOwn();
    const acknowledged = { seq: log.acknowledgedSeq(), place: Math.max(place.cursor, log.ownLast()) };
    const { head, bodies } = await ask(parts, pull, { query: queryOf(place, device.id()) });
    const facts = storedFactsOf(head.columns, bodies);
    refuseUnfit(place, head, facts);
    if (await isAnother(parts, head, acknowledged)) continue;
    parts.heard(head);
    store(parts, facts, head);
    parts.report('pulling', head.head === 0 ? 1 : head.nextCursor / head.head);
    more = head.more;
    if (more) await parts.pause();
  }
  // All of its history has been read, and a fact that it said it holds was not there.
  if (log.isOwed()) throw new AppError('sync.epoch-changed');
}

function queryOf({ cursor, epoch, sum }: ServerPlace, deviceId: string) {
  const known = epoch === null ? {} : { epoch };
  return { protocol: protocolVersion, cursor, cursorSum: sum, deviceId, ...known };
}

function refuseUnfit({ cursor }: ServerPlace, head: PullHead, facts: readonly StoredFact[]): void {
  const follows = facts.length === 0 || head.columns.seqFirst === cursor + 1;
  const movesOn = head.nextCursor === cursor + facts.length && (facts.length > 0 || !head.more);
  if (!follows || !movesOn) {
    throw new AppError('network.garbled', { detail: 'The server’s page does not follow the last one.' });
  }
}

/**
 * Compares what the server knows of our own facts with what we know. Less than it has acknowledged: it was restored
 * (SY12). More than we ever wrote: another installation writes under our identity, and we take a new one (SY14).
 * @returns whether a new identity was taken.
 */
async function isAnother(
  parts: RoundParts,
  { deviceSeqMax, head }: PullHead,
  acknowledged: { seq: number; place: number },
): Promise<boolean> {
  if (deviceSeqMax < acknowledged.seq || head < acknowledged.place) throw new AppError('sync.epoch-changed');
  if (deviceSeqMax <= parts.device.lastSeq()) return false;
  await moveDevice(parts);
  return true;
}

function store(parts: RoundParts, facts: readonly StoredFact[], head: PullHead): void {
  const { log, deletions } = parts;
  const large = deletions.find(facts);
  if (large !== undefined) {
    parts.needsWord(large);
    throw new AppError('sync.decision-needed');
  }
  const kept = deletions.kept(facts);
  const stored = parts.atomically(() => {
    const count = log.storePage(facts, head.epoch);
    for (const factId of kept) log.append({ kind: factKinds.undo, body: { factId } });
    return count;
  });
  if (stored > 0) parts.arrived('facts');
}
