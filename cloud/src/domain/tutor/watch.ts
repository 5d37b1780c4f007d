/** The clocks over one ask: whichever runs out first ends it, and so does whoever no longer wants it. */
import type { FailureKind } from './model.ts';
import { ModelFailure } from './model.ts';
import type { ModelTimeouts } from './model-timeouts.ts';
import type { Timers } from '#cloud/domain/timers';

export interface Watch {
  /** Aborted with a ModelFailure when the current try is over before its end. */
  signal: AbortSignal;
  /** Starts over: whatever is awaited next has `ms` to happen, or this try is over. */
  expect(kind: FailureKind, ms: number): void;
  /** Nothing is awaited. */
  rest(): void;
  /** Why this try is over, if it is. */
  expired(): ModelFailure | undefined;
}

export interface AskWatch {
  /** The clock of another try; what ends the whole ask ends it too. */
  start(): Watch;
  /** The first word is there: from now on only its own clocks bound the try, and the total one. */
  heard(): void;
  /** Aborted when the whole ask is over. */
  signal: AbortSignal;
  /** No timer and no listener is left behind. */
  stop(): void;
}

export interface WatchOptions {
  timers: Timers;
  timeouts: ModelTimeouts;
  /** Whoever wants the answer; aborted when nobody does any more. */
  wanted?: AbortSignal | undefined;
}

export function watchAsk({ timers, timeouts, wanted }: WatchOptions): AskWatch {
  const whole = new AbortController();
  const end = (kind: FailureKind): void => whole.abort(new ModelFailure(kind));
  const abandon = (): void => end('abandoned');
  if (wanted?.aborted === true) abandon();
  wanted?.addEventListener('abort', abandon);
  const stopTotal = timers.after(timeouts.totalMs, () => end('timeout-total'));
  const stopFirstWord = timers.after(timeouts.firstWordMs, () => end('timeout-first-word'));
  return {
    signal: whole.signal,
    start: () => startTry(timers, whole.signal),
    heard: stopFirstWord,
    stop: () => {
      stopTotal();
      stopFirstWord();
      wanted?.removeEventListener('abort', abandon);
    },
  };
}

function startTry(timers: Timers, whole: AbortSignal): Watch {
  const own = new AbortController();
  const signal = AbortSignal.any([whole, own.signal]);
  let stop = (): void => undefined;
  return {
    signal,
    expect: (kind, ms) => {
      stop();
      stop = timers.after(ms, () => own.abort(new ModelFailure(kind)));
    },
    rest: () => stop(),
    expired: () => (signal.aborted ? (signal.reason as ModelFailure) : undefined),
  };
}
