/** Decides, fact by fact, what a push adds to a student's history (SY4, SY5). */
import type { PushResult } from '@answly/shared/sync/protocol';
import type { Candidate } from './candidate.ts';

/** A fact of the history that shares its id, or its place on its device, with a candidate. */
export interface KnownFact {
  id: string;
  deviceId: string;
  deviceSeq: number;
  effectiveAt: number;
  sentHash: string;
  keptHash: string | undefined;
}

export interface PushPlan {
  /** To be kept, in order. */
  fresh: Candidate[];
  /** One for each candidate, in order. */
  results: PushResult[];
}

type Verdict = { keep: boolean; result: PushResult };

/** @param known everything of the history that shares an id or a place with a candidate */
export function planPush(candidates: readonly Candidate[], known: readonly KnownFact[]): PushPlan {
  const byId = new Map(known.map((each) => [each.id, each]));
  const byPlace = new Map(known.map((each) => [placeOf(each), each]));
  const fresh: Candidate[] = [];
  const results = candidates.map((candidate) => {
    const verdict = judge(candidate, byId.get(candidate.id), byPlace.get(placeOf(candidate)));
    if (verdict.keep) {
      fresh.push(candidate);
      byId.set(candidate.id, candidate);
      byPlace.set(placeOf(candidate), candidate);
    }
    return verdict.result;
  });
  return { fresh, results };
}

function judge(candidate: Candidate, same: KnownFact | undefined, atPlace: KnownFact | undefined): Verdict {
  const { id } = candidate;
  if (same !== undefined) {
    if (!isSameContent(candidate, same)) return conflict(id, 'Another fact already has this id.');
    // A device whose answer got lost learns of the moved stamp now.
    return { keep: false, result: kept(candidate, same.effectiveAt, 'duplicate') };
  }
  if (atPlace !== undefined) return conflict(id, 'Another fact already has this number on this device.');
  return { keep: true, result: kept(candidate, candidate.effectiveAt, 'accepted') };
}

function isSameContent(candidate: Candidate, known: KnownFact): boolean {
  return candidate.sentHash === known.sentHash || candidate.sentHash === known.keptHash;
}

function kept(candidate: Candidate, effectiveAt: number, status: 'accepted' | 'duplicate'): PushResult {
  const { id, sentAt } = candidate;
  return sentAt === effectiveAt ? { id, status } : { id, status: 'clamped', at: effectiveAt };
}

function conflict(id: string, detail: string): Verdict {
  return { keep: false, result: { id, status: 'rejected', code: 'fact.conflict', detail } };
}

function placeOf(fact: { deviceId: string; deviceSeq: number }): string {
  return `${fact.deviceId} ${fact.deviceSeq}`;
}
