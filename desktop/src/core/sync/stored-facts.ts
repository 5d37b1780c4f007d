/** Reads the facts of a page or a segment: put together, and checked as far as the study file relies on it. */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import { factKind, type FactRecord, type StoredFact } from '@answly/shared/sync/fact';
import { factsOf } from '@answly/shared/sync/facts-frame';
import type { StoredColumns } from '@answly/shared/sync/protocol';

/** As facts are told apart by it: in one spelling. */
const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const zoneMinutesMax = 1080;

/** @throws AppError network.garbled, also for what no device could have written: the log keeps for good what it has */
export function storedFactsOf(columns: StoredColumns, bodies: readonly string[]): StoredFact[] {
  const { seqFirst, effectiveAfter } = columns;
  if (effectiveAfter.length !== bodies.length) throw garbled();
  const facts = joined(columns, bodies).map((fact, place) => ({
    ...fact,
    seq: seqFirst + place,
    effectiveAt: fact.at + (effectiveAfter[place] ?? 0),
  }));
  if (!columns.kinds.every((kind) => factKind.safeParse(kind).success) || !facts.every(isOne))
    throw garbled();
  return facts;
}

function joined(columns: StoredColumns, bodies: readonly string[]): FactRecord[] {
  try {
    return factsOf(columns, bodies);
  } catch (cause) {
    throw garbled(cause);
  }
}

/** By hand: a first sync brings a whole history, and a schema would take longer than all else. */
function isOne({ zoneMinutes, monoMs, body, ...fact }: StoredFact): boolean {
  return (
    id.test(fact.id) &&
    id.test(fact.deviceId) &&
    fact.kind !== '' &&
    fact.deviceSeq >= 1 &&
    isTime(fact.at) &&
    isTime(fact.effectiveAt) &&
    Math.abs(zoneMinutes) <= zoneMinutesMax &&
    monoMs >= 0 &&
    /^\s*\{/.test(body)
  );
}

const isTime = (ms: number): boolean => ms >= 0 && ms <= limits.timeMsMax;

function garbled(cause?: unknown): AppError {
  return new AppError('network.garbled', { cause, detail: 'The facts that came do not fit together.' });
}
