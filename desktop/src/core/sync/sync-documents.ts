/** Sends changed documents and reads those of other devices (SY8, SY10, SY13). */
import { AppError } from '@answly/shared/errors/app-error';
import { pullDocuments, pushDocuments } from '@answly/shared/http/sync';
import { markOf } from '@answly/shared/sync/document-mark';
import { protocolVersion } from '@answly/shared/sync/protocol';
import type { DocumentsPlace } from '#desktop/core/storage/told-documents';
import { ask, type RoundParts } from './round-parts.ts';
import { alone } from './too-large.ts';

/** Until nothing waits that has not been sent just so: whatever the server answers, this ends. */
export async function sendDocuments(parts: RoundParts): Promise<void> {
  const { documents, device } = parts;
  const tried = new Set<number>();
  const untried = () => documents.waiting().filter(({ key, fields }) => !tried.has(markOf(key, fields)));
  for (let waiting = untried(); waiting.length > 0; waiting = untried()) {
    for (const { key, fields } of waiting) tried.add(markOf(key, fields));
    const sent = waiting.map(({ key, fields }) => ({ key, fields }));
    const body = { protocol: protocolVersion, deviceId: device.id(), documents: sent };
    const answer = await alone(waiting, ask(parts, pushDocuments, { body }));
    if ('refusal' in answer) {
      documents.settle(waiting, [{ key: answer.of.key, ...answer.refusal }]);
      continue;
    }
    refuseOther(documents.place().epoch, answer.epoch);
    if (answer.results.length !== waiting.length) throw new AppError('network.garbled');
    documents.settle(waiting, answer.results);
  }
}

/**
 * Reads what changed after the cursor; everything, where deletions since then may be forgotten (SY13), or where the
 * two sides turn out not to hold the same (SY12).
 */
export async function readDocuments(parts: RoundParts): Promise<void> {
  const { documents } = parts;
  const isListing = documents.place().cursor === 0;
  const { restart, marks } = await readOn(parts, isListing);
  if (isListing || (!restart && marks === documents.marks())) return;
  documents.storePage([], { ...documents.place(), cursor: 0 });
  await readOn(parts, true);
}

async function readOn(parts: RoundParts, isListing: boolean): Promise<{ restart: boolean; marks: number }> {
  const { documents } = parts;
  const seen = new Set<string>();
  let place = documents.place();
  for (;;) {
    const page = await ask(parts, pullDocuments, { query: queryOf(place, isListing) });
    if (page.restart) return page;
    if (page.nextCursor < place.cursor || (page.more && page.nextCursor === place.cursor)) {
      throw new AppError('network.garbled', { detail: 'The server’s page does not move on.' });
    }
    place = { cursor: page.nextCursor, epoch: page.epoch };
    for (const { key } of page.documents) seen.add(key);
    // A listing counts only when it is whole.
    documents.storePage(page.documents, isListing ? null : place);
    if (page.documents.length > 0) parts.arrived('settings');
    if (page.more) continue;
    if (isListing) documents.finishListing(seen, place);
    return page;
  }
}

function queryOf({ cursor, epoch }: DocumentsPlace, isListing: boolean) {
  const known = epoch === null ? {} : { epoch };
  return { protocol: protocolVersion, cursor, listing: String(isListing), ...known };
}

function refuseOther(known: string | null, told: string): void {
  if (known !== null && known !== told) throw new AppError('sync.epoch-changed');
}
