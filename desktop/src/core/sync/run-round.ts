/** One round with the server: send all that waits, then read all that is new. */
import { limits } from '@answly/shared/limits';
import type { Told } from '@answly/shared/sync/protocol';
import { pullPages } from './pull-pages.ts';
import { pullRecent } from './pull-recent.ts';
import { pullSegments } from './pull-segments.ts';
import { pushFacts } from './push-facts.ts';
import type { RoundParts } from './round-parts.ts';
import { readDocuments, sendDocuments } from './sync-documents.ts';

/** How far the server's history goes, as far as it was heard. */
export interface KnownHeads {
  facts: number | null;
  documents: number | null;
}

export interface Round extends RoundParts {
  known: KnownHeads;
  /** From how many facts behind on sealed segments are read; those of the server unless said otherwise. */
  segmentFacts?: number | undefined;
}

/**
 * @param full reads even where nothing is known to be new: what was heard may be old.
 * @throws AppError when the server cannot be used; what was acknowledged or stored before stays.
 */
export async function runRound(given: Round, full: boolean): Promise<void> {
  const round = follow(given);
  const { log, documents, known } = round;
  await pushFacts(round);
  if (documents.waitingCount() > 0) await sendDocuments(round);
  if (full || known.documents === null || known.documents > documents.place().cursor) {
    await readDocuments(round);
    // What a restored server lacks waits again.
    if (documents.waitingCount() > 0) await sendDocuments(round);
  }
  const isBehind = known.facts === null || known.facts > log.stepOverOwn().cursor;
  if (full || isBehind || log.isOwed()) await readFacts(round);
  // Facts that came while we read, or that wait under a new identity.
  if (log.waitingCount() > 0) await pushFacts(round);
}

async function readFacts(round: Round): Promise<void> {
  if (round.log.stepOverOwn().cursor === 0) await pullRecent(round);
  // After a start nothing is known: a first sync that was cut goes on with segments too (SY7).
  const behind = (round.known.facts ?? Number.POSITIVE_INFINITY) - round.log.place().cursor;
  if (behind >= (round.segmentFacts ?? limits.segmentFacts)) await pullSegments(round);
  await pullPages(round);
}

/** Keeps what is heard of the head. */
function follow(round: Round): Round {
  const heard = (told: Told): void => {
    round.known.facts = told.head;
    round.heard(told);
  };
  return { ...round, heard };
}
