/**
 * Tells once that the database went away and once that it is back, however many fail meanwhile: a line for each would
 * bury what else happens.
 */
import type { Logger } from 'pino';
import { within, type Timers } from './domain/timers.ts';

export interface OutageParts {
  log: Logger;
  timers: Timers;
  /** Whether the error is one of a database that is away. */
  isAway(error: unknown): boolean;
  /** Rejects while it is. */
  ask(): Promise<unknown>;
}

export interface Outage {
  /** Writes what is the outage's doing at `debug`, and all else as `log` does. */
  log: Logger;
  /** From now on every line is written as it is. */
  stop(): void;
}

const askEveryMs = 1_000;
/** A connection whose other end went without a word answers neither yes nor no; the next question gets another one. */
const answerMs = 5_000;

export function watchOutage({ log, timers, isAway, ask }: OutageParts): Outage {
  let away = false;
  let stopped = false;
  let callOff = (): void => undefined;

  function isTold(error: unknown): boolean {
    if (stopped || error === undefined || !isAway(error)) return false;
    if (away) return true;
    away = true;
    log.error({ err: error }, 'The database is away; what needs it is refused until it is back');
    waitAndAsk(timers.now());
    return true;
  }

  function waitAndAsk(sinceMs: number): void {
    callOff = timers.after(askEveryMs, () => {
      within(timers, { ms: answerMs, late: () => new Error('no answer came') }, ask).then(
        () => tellBack(sinceMs),
        () => {
          if (!stopped) waitAndAsk(sinceMs);
        },
      );
    });
  }

  function tellBack(sinceMs: number): void {
    if (stopped) return;
    away = false;
    log.warn({ awayMs: Math.round(timers.now() - sinceMs) }, 'The database is back');
  }

  return {
    log: quiet(log, isTold),
    stop: () => {
      stopped = true;
      callOff();
    },
  };
}

/** A child writes by functions of its own. */
function quiet(log: Logger, isTold: (error: unknown) => boolean): Logger {
  const child = log.child({});
  const whisper: Write = child.debug.bind(child);
  for (const level of ['warn', 'error'] as const) {
    const write: Write = child[level].bind(child);
    child[level] = (...line: unknown[]) => {
      const [about] = line as [{ err?: unknown } | undefined];
      (isTold(about?.err) ? whisper : write)(...line);
    };
  }
  return child;
}

type Write = (...line: unknown[]) => void;
