/** Reads the facts of a page or a segment: put together, and checked as far as the study file relies on it. */
import { AppError } from '@answly/shared/errors/app-error';
import type { StoredFact } from '@answly/shared/sync/fact';
import { factsOf } from '@answly/shared/sync/facts-frame';
import type { StoredColumns } from '@answly/shared/sync/protocol';

/** @throws AppError network.garbled */
export function storedFactsOf(columns: StoredColumns, bodies: readonly string[]): StoredFact[] {
  const { seqFirst, effectiveAfter } = columns;
  if (effectiveAfter.length !== bodies.length) throw garbled();
  try {
    return factsOf(columns, bodies).map((fact, place) => ({
      ...fact,
      seq: seqFirst + place,
      effectiveAt: fact.at + (effectiveAfter[place] ?? 0),
    }));
  } catch (cause) {
    throw garbled(cause);
  }
}

function garbled(cause?: unknown): AppError {
  return new AppError('network.garbled', { cause, detail: 'The facts that came do not fit together.' });
}
