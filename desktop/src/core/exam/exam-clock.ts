/** The clocks of running exams: winds them, keeps what they show, and tells of each beat. */
import type { Log } from '#desktop/core/ground';
import type { Db } from '#desktop/core/storage/db';
import type { Timers } from '#desktop/core/timers';
import { createRunningClocks } from './running-clocks.ts';
import {
  createStageClock,
  tickEveryMs,
  type Running,
  type StageClockParts,
  type Stretch,
} from './stage-clock.ts';

export interface ExamClockParts extends StageClockParts {
  timers: Timers;
  /** Called twice a second for each session that runs. */
  ticked: (sessionId: string) => void;
  log: Log;
  /** Clocks go with transactions: one that is undone has changed none. */
  db: Pick<Db, 'transaction' | 'onBegin' | 'onRollback' | 'onCommit'>;
}

export interface ExamClock {
  /** Milliseconds of the stage so far. */
  read(stretch: Stretch): number;
  /** Whether the clock of the stage runs here, or has run here: no other may say that its time is up. */
  isOurs(stretch: Stretch): boolean;
  /** Lets the clock of a stage run from what it shows, also where that cannot be kept; one that runs already goes on. */
  run(stretch: Stretch): void;
  /** Stops it and keeps what it shows. */
  halt(sessionId: string): void;
  /** Stops it for good. */
  forget(sessionId: string): void;
  close(): void;
}

export function createExamClock(parts: ExamClockParts): ExamClock {
  const { ticks, timers, ticked, log } = parts;
  const stages = createStageClock(parts);
  const running = createRunningClocks(parts.db, () => wind());
  let timer: unknown;
  countTransactions(parts.db, (busy) => running.all().forEach((each) => stages.advance(each, busy)));
  // A full disk stops no clock; the next event says what it showed.
  const keep = (each: Running) => orLog(log, 'the clock of an exam was not kept', () => stages.keep(each));
  // Nobody called: it would end the process, and the next one's in the same place.
  const tell = (sessionId: string) =>
    orLog(log, 'a beat of the clock of an exam failed', () => ticked(sessionId));

  function beat(): void {
    timer = undefined;
    // One whose stage ends by it begins anew, and is due with the next beat.
    for (const each of running.all()) {
      keep(each);
      tell(each.sessionId);
    }
    wind();
  }

  function wind(): void {
    if (running.all().length > 0) timer ??= timers.set(beat, tickEveryMs);
  }

  function drop(sessionId: string): void {
    running.delete(sessionId);
    if (running.all().length > 0) return;
    timers.clear(timer);
    timer = undefined;
  }

  return {
    read(stretch) {
      const each = running.at(stretch);
      return each ? stages.advance(each) : stages.stored(stretch);
    },
    isOurs: (stretch) => running.at(stretch) !== undefined || stages.isKept(stretch),
    run(stretch) {
      if (running.at(stretch)) return;
      const each = stages.started(stretch);
      parts.db.transaction(() => running.set(stretch.sessionId, each));
      keep(each);
      wind();
    },
    halt(sessionId) {
      const each = running.get(sessionId);
      if (each) keep(each);
      drop(sessionId);
    },
    forget(sessionId) {
      drop(sessionId);
      ticks.forget(sessionId);
    },
    close() {
      for (const each of running.all()) {
        keep(each);
        running.delete(each.sessionId);
      }
      timers.clear(timer);
    },
  };
}

function orLog(log: Log, failed: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    log(failed, error);
  }
}

/** A transaction that waits long for the disk, and perhaps fails, is no sleep. */
function countTransactions(db: ExamClockParts['db'], bringUp: (busy: boolean) => void): void {
  db.onBegin(() => bringUp(false));
  db.onCommit(() => bringUp(true));
  db.onRollback(() => bringUp(true));
}
