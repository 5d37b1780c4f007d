/** Tells a database that is away, or too busy, from a mistake of ours. */
import { AppError } from '@answly/shared/errors/app-error';

/** Of the operating system: so may all that has an address fail. */
const systemCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);
const libraryCodes: ReadonlySet<string> = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
]);
/** SQLSTATE: connection, operator's intervention. */
const awayStates = /^(?:08|57P)/;
const fullState = '53300';
/** Resources, closed to connections; locks waited for too long, queries and transactions that took too long. */
const busyStates = /^(?:53|57014|55000|55P03|40001|40P01|25P03|25P04)/;

/** Whether it says that nothing at all can be asked of the database just now, and says so of no other server. */
export function isAway(error: unknown): boolean {
  const inside = insideOf(error);
  const code = codeOf(inside);
  if (libraryCodes.has(code) || awayStates.test(code)) return true;
  // The library adds the query that failed.
  return systemCodes.has(code) && inside instanceof Error && 'query' in inside;
}

/** Whether it says that the database has no connection left for another one, while those that it has go on. */
export function isFull(error: unknown): boolean {
  return codeOf(insideOf(error)) === fullState;
}

/** The refusal a student understands where the database is away; any other error as it is. */
export function unavailableOr(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (!isAway(error) && !systemCodes.has(code) && !busyStates.test(code)) return error;
  return new AppError('service.unavailable', { cause: error, data: { retryAfterSeconds: 5 } });
}

function insideOf(error: unknown): unknown {
  return error instanceof AppError ? error.cause : error;
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
