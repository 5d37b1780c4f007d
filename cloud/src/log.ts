/** The log: JSON lines, without what is private. */
import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { Config } from './config.ts';

/** Bodies and headers are not logged at all; these are the places where a secret could still slip in. */
const privatePaths = [
  'password',
  'token',
  'refreshToken',
  'accessToken',
  'authorization',
  'email',
  '*.password',
  '*.token',
  '*.refreshToken',
  '*.accessToken',
  '*.authorization',
  '*.email',
  // What a database error quotes of a row.
  'err.detail',
  'err.where',
  'err.parameters',
  'err.query',
];

/** @param to standard output where none is given. */
export function createLog(level: Config['logLevel'], to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { service: 'answly-cloud' },
    redact: { paths: privatePaths, censor: '[private]' },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** What was written last is in the log after this. */
const accessFlushMs = 200;

export interface AccessLog {
  log: Pick<Logger, 'info'>;
  /** Writes what is still gathered. */
  flush(): void;
}

/**
 * One line for each request, of which nothing is private; gathered, since a write for each would be a tenth of what a
 * quick answer costs. A crash loses the lines of the last moment, and none of the other log.
 */
export function createAccessLog(level: Config['logLevel']): AccessLog {
  const destination = pino.destination({ sync: false, minLength: 8_192, periodicFlush: accessFlushMs });
  return {
    log: pino({ level, base: { service: 'answly-cloud' } }, destination),
    flush: () => destination.flushSync(),
  };
}
