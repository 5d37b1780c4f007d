/**
 * What the clock of a stage shows. Time is what the monotonic clock counts while it runs, kept twice a second; where the
 * blueprint lets the clock run while Answly is closed, it is what the computer has been up. The wall clock is asked only
 * after a restart of the computer.
 */
import type { Clock } from '#desktop/core/clock';
import { sinceTick, type Ticks } from './ticks.ts';

/** How often a running clock is kept: what a crash may take from it. */
export const tickEveryMs = 500;
/** A longer pause between two ticks is sleep: the computer's, or the process's. */
const sleepMs = 5_000;

/** What a clock is of. */
export interface Stretch {
  sessionId: string;
  stage: number;
  /** What the newest event says of the stage, and when that was by the order of SY9, in milliseconds since 1970. */
  saidMs: number;
  saidAt: number;
  /** Whether it goes on while Answly is closed or the computer sleeps. */
  goesOn: boolean;
}

export interface Running extends Stretch {
  ms: number;
  monotonicMs: number;
  upMs: number;
}

export interface StageClockParts {
  ticks: Ticks;
  clock: Clock;
  /** The wall clock by which events are stamped. */
  now: () => number;
}

export function createStageClock({ ticks, clock, now }: StageClockParts) {
  /** Of a clock that does not run here now; of one that never ran here the last event is all that is known. */
  function stored({ sessionId, stage, saidMs, saidAt, goesOn }: Stretch): number {
    const tick = ticks.find(sessionId);
    if (tick?.stage !== stage) return saidMs + (goesOn ? Math.max(0, now() - saidAt) : 0);
    const passed = goesOn ? sinceTick(tick, { since: clock.sinceBoot(), wallMs: clock.wallMs() }) : 0;
    return Math.max(saidMs, tick.clockMs + passed);
  }

  /** @param busy the process was at work since it was brought up last: no gap is sleep then. */
  function advance(each: Running, busy = false): number {
    const monotonicMs = clock.monotonicMs();
    const upMs = clock.sinceBoot().ms;
    const gap = monotonicMs - each.monotonicMs;
    const awake = gap > sleepMs && !busy ? tickEveryMs : gap;
    each.ms += each.goesOn ? Math.max(gap, upMs - each.upMs, 0) : awake;
    Object.assign(each, { monotonicMs, upMs });
    return each.ms;
  }

  return {
    stored,
    /** Whether one of this stage has run here. */
    isKept: ({ sessionId, stage }: Stretch): boolean => ticks.find(sessionId)?.stage === stage,
    /** Lets one run from what it shows. */
    started: (stretch: Stretch): Running => ({
      ...stretch,
      ms: stored(stretch),
      monotonicMs: clock.monotonicMs(),
      upMs: clock.sinceBoot().ms,
    }),
    /** Brings a running one up to now. @returns what it shows, in milliseconds. */
    advance,
    /** Keeps what a running one shows, for after a crash. @throws AppError disk.full */
    keep(each: Running): void {
      const { sessionId, stage } = each;
      const at = { since: clock.sinceBoot(), wallMs: clock.wallMs() };
      ticks.save(sessionId, { stage, clockMs: advance(each), ...at });
    },
  };
}
