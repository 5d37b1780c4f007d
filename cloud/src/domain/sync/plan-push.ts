/** Decides, fact by fact, what a push adds to a student's history (SY4, SY5). */
import { canonicalJson } from '@answly/shared/sync/canonical';
import type { FactRecord } from '@answly/shared/sync/fact';
import type { Candidate } from './candidate.ts';

/** What becomes of a candidate; a stamp that was moved is told, also to a device that asks again (SY8). */
export type Verdict =
  | { status: 'accepted' }
  | { status: 'duplicate' }
  | { status: 'clamped'; at: number; isNew: boolean }
  | { status: 'rejected'; code: 'fact.conflict' | 'fact.place-taken'; detail: string };

/** @param known everything of the history that shares an id or a place on its device with a candidate */
export function planPush(candidates: readonly Candidate[], known: readonly FactRecord[]): Verdict[] {
  const byId = new Map(known.map((each) => [each.id, each]));
  const byPlace = new Map(known.map((each) => [placeOf(each), each]));
  return candidates.map((candidate) => {
    const same = byId.get(candidate.id);
    if (same !== undefined) return judgeSame(candidate, same);
    if (byPlace.has(placeOf(candidate))) {
      return rejected('fact.place-taken', 'Another change already has this number on this device.');
    }
    byId.set(candidate.id, candidate);
    byPlace.set(placeOf(candidate), candidate);
    return verdictOfNew(candidate);
  });
}

/** Of a fact that the history does not hold. */
export function verdictOfNew({ at, sentAt }: Candidate): Verdict {
  return at === sentAt ? { status: 'accepted' } : { status: 'clamped', at, isNew: true };
}

export function isNew(verdict: Verdict): boolean {
  return verdict.status === 'accepted' || (verdict.status === 'clamped' && verdict.isNew);
}

/** The stamp is no part of the comparison: the first one that was kept stands. */
function judgeSame(candidate: Candidate, same: FactRecord): Verdict {
  if (!isSameContent(candidate, same)) {
    return rejected('fact.conflict', 'Another change already has this identity.');
  }
  const { at } = same;
  return at === candidate.sentAt ? { status: 'duplicate' } : { status: 'clamped', at, isNew: false };
}

function isSameContent(a: FactRecord, b: FactRecord): boolean {
  if (a.kind !== b.kind || placeOf(a) !== placeOf(b)) return false;
  if (a.zoneMinutes !== b.zoneMinutes || a.monoMs !== b.monoMs) return false;
  return a.body === b.body || canonicalJson(JSON.parse(a.body)) === canonicalJson(JSON.parse(b.body));
}

function rejected(code: 'fact.conflict' | 'fact.place-taken', detail: string): Verdict {
  return { status: 'rejected', code, detail };
}

function placeOf(fact: { deviceId: string; deviceSeq: number }): string {
  return `${fact.deviceId} ${fact.deviceSeq}`;
}
