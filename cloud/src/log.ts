/** The log: JSON lines, without what is private. */
import pino, { type Logger } from 'pino';
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

export function createLog(level: Config['logLevel']): Logger {
  return pino({
    level,
    base: { service: 'answly-cloud' },
    redact: { paths: privatePaths, censor: '[private]' },
  });
}
