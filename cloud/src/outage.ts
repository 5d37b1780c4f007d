/**
 * Tells once that the database went away and once that it is back, however many fail meanwhile: a line for each would
 * bury what else happens. So it does of one that has no connection left, and still answers on those that there are.
 */
import type { Logger } from 'pino';
import { within, type Timers } from './domain/timers.ts';

export interface OutageParts {
  log: Logger;
  timers: Timers;
  /** Whether the error is one of a database that is away. */
  isAway(error: unknown): boolean;
  /** Whether it is one of a database that has no connection left. */
  isFull(error: unknown): boolean;
  /** Rejects while it is away. */
  ask(): Promise<unknown>;
}

export interface Outage {
  /** Writes what is the outage's doing at `debug`, and all else as `log` does. */
  log: Logger;
  /** From now on every line is written as it is. */
  stop(): void;
}

/** One thing that is wrong for a while. */
interface Spell {
  /** Whether the error is its doing; the first one begins it. */
  takes(error: unknown): boolean;
  stop(): void;
}

const askEveryMs = 1_000;
/** A connection whose other end went without a word answers neither yes nor no; the next question gets another one. */
const answerMs = 5_000;
/** The connections that there are answer all the while: that none is refused any more is told by none being refused. */
const fullQuietMs = 60_000;

export function watchOutage(parts: OutageParts): Outage {
  const spells = [watchAway(parts), watchFull(parts)];
  let stopped = false;
  const isTold = (error: unknown) =>
    !stopped && error !== undefined && spells.some((spell) => spell.takes(error));
  return {
    log: quiet(parts.log, isTold),
    stop: () => {
      stopped = true;
      for (const spell of spells) spell.stop();
    },
  };
}

function watchAway({ log, timers, isAway, ask }: OutageParts): Spell {
  let away = false;
  let stopped = false;
  let callOff = (): void => undefined;

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
    takes: (error) => {
      if (!isAway(error)) return false;
      if (away) return true;
      away = true;
      log.error({ err: error }, 'The database is away; what needs it is refused until it is back');
      waitAndAsk(timers.now());
      return true;
    },
    stop: () => {
      stopped = true;
      callOff();
    },
  };
}

function watchFull({ log, timers, isFull }: OutageParts): Spell {
  let lastMs: number | undefined;
  let callOff = (): void => undefined;

  function waitForQuiet(sinceMs: number, refusedMs: number): void {
    callOff = timers.after(refusedMs + fullQuietMs - timers.now(), () => {
      if (lastMs !== undefined && lastMs > refusedMs) return waitForQuiet(sinceMs, lastMs);
      lastMs = undefined;
      log.warn(
        { fullMs: Math.round(refusedMs - sinceMs) },
        'The database has refused no connection for a minute',
      );
    });
  }

  return {
    takes: (error) => {
      if (!isFull(error)) return false;
      const begins = lastMs === undefined;
      lastMs = timers.now();
      if (begins) {
        log.error(
          { err: error },
          'The database has no connection left; what needs another one is refused: see max_connections there, and DB_POOL_SIZE of all replicas',
        );
        waitForQuiet(lastMs, lastMs);
      }
      return true;
    },
    stop: () => callOff(),
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
