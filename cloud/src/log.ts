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
  // What Redis refused, a password among it.
  'err.command.args',
  // What a database error quotes of a row.
  'err.detail',
  'err.where',
  'err.parameters',
  'err.query',
];

/** @param to standard output where none is given; see `written`. */
export function createLog(level: Config['logLevel'], to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { service: 'answly-cloud' },
    redact: { paths: privatePaths, censor: '[private]' },
  };
  return pino(options, to ?? standardOutput({ minLength: 1 }));
}

/** What was written last is in the log after this. */
const accessFlushMs = 200;

/**
 * One line for each request, of which nothing is private; gathered, since a write for each would be a tenth of what a
 * quick answer costs. A crash loses the lines of the last moment, and none of the other log.
 */
export function createAccessLog(level: Config['logLevel']): Logger {
  const gathered = standardOutput({ minLength: 8_192, periodicFlush: accessFlushMs });
  return pino({ level, base: { service: 'answly-cloud' } }, gathered);
}

/** Of lines that cannot be written; what comes then is lost. */
const waitingBytesMax = 1024 * 1024;

/** It may stand on a full disk, or nobody may read it: that costs lines, and no student an answer. */
function standardOutput(gathering: { minLength: number; periodicFlush?: number }): DestinationStream {
  const destination = pino.destination({ ...gathering, sync: false, maxLength: waitingBytesMax });
  destination.on('error', () => undefined);
  // The library calls it where a process ends, and on a full disk it tries for ever, with all else standing still.
  destination.flushSync = () => undefined;
  return destination;
}

const writtenWithinMs = 1_000;

/** Resolves when what was logged stands in the log, or cannot: nothing is written any more once the process ends. */
export function written(log: Logger): Promise<void> {
  return new Promise((resolve) => {
    log.flush(() => resolve());
    setTimeout(resolve, writtenWithinMs).unref();
  });
}
