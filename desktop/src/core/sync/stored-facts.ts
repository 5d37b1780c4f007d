/** Reads the facts of a page or a segment: put together, and checked as far as the study file relies on it. */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import type { FactRecord, StoredFact } from '@answly/shared/sync/fact';
import { factFault } from '@answly/shared/sync/fact-fault';
import { factsOf } from '@answly/shared/sync/facts-frame';
import type { StoredColumns } from '@answly/shared/sync/protocol';

/** @throws AppError network.garbled, also for what no device could have written: the log keeps for good what it has */
export function storedFactsOf(columns: StoredColumns, bodies: readonly string[]): StoredFact[] {
  const { seqFirst, effectiveAfter } = columns;
  if (effectiveAfter.length !== bodies.length) throw garbled();
  const facts = joined(columns, bodies).map((fact, place) => ({
    ...fact,
    seq: seqFirst + place,
    effectiveAt: fact.at + (effectiveAfter[place] ?? 0),
  }));
  if (!facts.every(isOne)) throw garbled();
  return facts;
}

function joined(columns: StoredColumns, bodies: readonly string[]): FactRecord[] {
  try {
    return factsOf(columns, bodies);
  } catch (cause) {
    throw garbled(cause);
  }
}

function isOne(fact: StoredFact): boolean {
  return (
    factFault(fact) === undefined && isTime(fact.at) && isTime(fact.effectiveAt) && /^\s*\{/.test(fact.body)
  );
}

const isTime = (ms: number): boolean => ms >= 0 && ms <= limits.timeMsMax;

function garbled(cause?: unknown): AppError {
  return new AppError('network.garbled', { cause, detail: 'The facts that came do not fit together.' });
}
