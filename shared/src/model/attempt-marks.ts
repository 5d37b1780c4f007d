/**
 * What is counted of an attempt, also of one whose response only a newer version can read. It is read by hand: a first
 * sync folds a whole history, which the schema made a fifth slower. `attempt-marks.test.ts` holds both together.
 */
import { z } from 'zod';
import { certainty, markMilliMax, markMilliMin, type Attempt } from './attempt.ts';

export type AttemptMarks = Pick<
  Attempt,
  'sessionId' | 'packId' | 'itemId' | 'scoreMilli' | 'maxMilli' | 'durationMs' | 'certainty'
>;

const uuid = z.regexes.uuid();
const certainties: ReadonlySet<unknown> = new Set([undefined, ...certainty.options]);

/** Whether the schema of an attempt takes these members of a body. */
export function isAttemptMarks(body: Partial<Record<keyof AttemptMarks, unknown>>): body is AttemptMarks {
  return (
    isUuid(body.sessionId) &&
    isUuid(body.packId) &&
    isUuid(body.itemId) &&
    isWhole(body.scoreMilli, markMilliMin, markMilliMax) &&
    isWhole(body.maxMilli, markMilliMin, markMilliMax) &&
    isWhole(body.durationMs, 0, Number.MAX_SAFE_INTEGER) &&
    certainties.has(body.certainty)
  );
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && uuid.test(value);
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
}
