/** Tells a database that is away, or too busy, from a mistake of ours. */
import { AppError } from '@answly/shared/errors/app-error';

/** Of the operating system and of the library. */
const awayCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
]);
/**
 * SQLSTATE: connection, resources, operator's intervention, closed to connections; locks waited for too long, queries
 * and transactions that took too long.
 */
const awayStates = /^(?:08|53|57014|57P|55000|55P03|40001|40P01|25P03|25P04)/;

/** The refusal a student understands where the database is away; any other error as it is. */
export function unavailableOr(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof AppError || typeof code !== 'string') return error;
  if (!awayCodes.has(code) && !awayStates.test(code)) return error;
  return new AppError('service.unavailable', { cause: error, data: { retryAfterSeconds: 5 } });
}
