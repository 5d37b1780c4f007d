/** Stops asking a model that mostly fails, so that students are not made to wait for it in vain. */
import type { FailureKind, TutorModel } from './model.ts';
import type { Timers } from '#cloud/domain/timers';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** How a call went for its provider: `neither` is no news of its health (we left, or asked for what it refuses). */
export type CallVerdict = 'success' | 'failure' | 'neither';

export interface Breaker {
  /** The leave to make one call, whose end must be told through it; undefined while the model rests. */
  enter(): ((verdict: CallVerdict) => void) | undefined;
  state(): BreakerState;
}

const windowMs = 30_000;
const callsMin = 20;
const failureShareMin = 0.5;
/** From its opening until one call tries whether the model is back. */
const restMs = 15_000;

/**
 * Opens when at least half of at least 20 calls of the last 30 s failed. After 15 s it lets a single call through, which
 * closes it or has it rest anew. Calls that began before it opened count for nothing once it has. `onOpen` hears of each
 * rest that begins.
 */
export function createBreaker(timers: Pick<Timers, 'now'>, onOpen: () => void = () => undefined): Breaker {
  let ended: { atMs: number; failed: boolean }[] = [];
  /** Of those. */
  let failures = 0;
  let openedMs: number | undefined;
  let probing = false;
  /** Rises whenever it opens or closes. */
  let era = 0;

  const turn = (toOpenMs: number | undefined): void => {
    openedMs = toOpenMs;
    [ended, failures] = [[], 0];
    probing = false;
    era += 1;
    if (toOpenMs !== undefined) onOpen();
  };
  const countIn = (failed: boolean): void => {
    const atMs = timers.now();
    ended.push({ atMs, failed });
    if (failed) failures += 1;
    // In the order of time, so that only those are looked at that leave the window.
    let gone = 0;
    for (; (ended[gone]?.atMs ?? atMs) <= atMs - windowMs; gone++)
      if (ended[gone]?.failed === true) failures -= 1;
    if (gone > 0) ended.splice(0, gone);
    if (ended.length >= callsMin && failures >= ended.length * failureShareMin) turn(atMs);
  };
  const state = (): BreakerState => {
    if (openedMs === undefined) return 'closed';
    return timers.now() - openedMs < restMs ? 'open' : 'half-open';
  };
  return {
    state,
    enter: () => {
      const now = state();
      if (now === 'open' || (now === 'half-open' && probing)) return undefined;
      const isProbe = now === 'half-open';
      if (isProbe) probing = true;
      const begunIn = era;
      let told = false;
      return (verdict) => {
        if (told || begunIn !== era) return;
        told = true;
        if (!isProbe) {
          if (verdict !== 'neither') countIn(verdict === 'failure');
        } else if (verdict === 'neither') probing = false;
        else turn(verdict === 'failure' ? timers.now() : undefined);
      };
    },
  };
}

/** What a call says of the health of its model. */
export function verdictOf(outcome: 'stop' | FailureKind): CallVerdict {
  switch (outcome) {
    case 'stop':
    case 'not-stopped':
      return 'success';
    // The last of a list may have had a moment only, when the time for the first word was up.
    case 'timeout-first-word':
    case 'refused':
    case 'abandoned':
    case 'breaker-open':
      return 'neither';
    default:
      return 'failure';
  }
}

export interface Breakers {
  of(model: Pick<TutorModel, 'provider' | 'name'>): Breaker;
  /** Of every model that was asked, for metrics. */
  states(): BreakerStanding[];
}

export interface BreakerStanding {
  provider: string;
  model: string;
  state: BreakerState;
}

/** One for each provider and model. */
export function createBreakers(
  timers: Pick<Timers, 'now'>,
  onOpen: (provider: string, model: string) => void = () => undefined,
): Breakers {
  const known = new Map<string, { provider: string; model: string; breaker: Breaker }>();
  return {
    of: ({ provider, name }) => {
      const key = `${provider}/${name}`;
      const found = known.get(key);
      if (found !== undefined) return found.breaker;
      const breaker = createBreaker(timers, () => onOpen(provider, name));
      known.set(key, { provider, model: name, breaker });
      return breaker;
    },
    states: () =>
      Array.from(known.values(), ({ provider, model, breaker }) => ({
        provider,
        model,
        state: breaker.state(),
      })),
  };
}
