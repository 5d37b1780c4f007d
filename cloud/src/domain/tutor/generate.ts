/** Asks a model once, under our own clocks; twice where it says that it will be ready in a moment. */
import type { FailureKind, ModelCall, TokenUsage, TutorModel } from './model.ts';
import { ModelFailure } from './model.ts';
import type { ModelTimeouts, Timers } from './timers.ts';

export interface Generating {
  model: TutorModel;
  call: ModelCall;
  timers: Timers;
  timeouts: ModelTimeouts;
  /** From 0 to 1; spreads the second tries of many callers. */
  random: () => number;
  /** Hears each piece of text as it comes. */
  onText(text: string): void;
}

/** Filled in as the call goes on, so that it can be settled however it ends. */
export interface Generated {
  text: string;
  usage: TokenUsage | undefined;
  /** From the start of the call; undefined when no token came. */
  firstTokenMs: number | undefined;
}

/** A provider that asks for more patience than this is treated as down. */
const retryAfterMsMax = 2_000;
const retryJitterMs = 250;

/**
 * Fills `made` until the model has said that it stopped.
 * @throws ModelFailure; what was heard until then stays in `made`.
 */
export async function generate(asked: Generating, made: Generated): Promise<void> {
  const startedMs = asked.timers.now();
  const watch = startWatch(asked.timers);
  const stopTotal = asked.timers.after(asked.timeouts.totalMs, () => watch.expire('timeout-total'));
  const onText = (text: string): void => {
    made.firstTokenMs ??= asked.timers.now() - startedMs;
    made.text += text;
    asked.onText(text);
  };
  try {
    await attemptTwice({ ...asked, onText }, made, watch);
  } finally {
    stopTotal();
    watch.rest();
  }
}

async function attemptTwice(asked: Generating, made: Generated, watch: Watch): Promise<void> {
  try {
    await attempt(asked, made, watch);
  } catch (error) {
    const retryAfterMs = error instanceof ModelFailure ? error.retryAfterMs : undefined;
    if (retryAfterMs === undefined || retryAfterMs > retryAfterMsMax || made.text !== '') throw error;
    await pause(asked.timers, retryAfterMs + asked.random() * retryJitterMs, watch.signal);
    await attempt(asked, made, watch);
  }
}

async function attempt(asked: Generating, made: Generated, watch: Watch): Promise<void> {
  const { model, call, timeouts } = asked;
  let finish: string | undefined;
  try {
    watch.expect('timeout-headers', timeouts.headersMs);
    const parts = await model.open(call, watch.signal);
    watch.expect('timeout-first-token', timeouts.firstTokenMs);
    for await (const part of parts) {
      if (part.kind === 'text') {
        watch.expect('timeout-idle', timeouts.idleMs);
        asked.onText(part.text);
      } else if (part.kind === 'finish') finish = part.reason;
      else made.usage = part.usage;
    }
  } catch (error) {
    throw watch.expired() ?? error;
  } finally {
    watch.rest();
  }
  // The client ends an aborted or cut stream as if all were well; only the finish reason tells.
  const expired = watch.expired();
  if (expired !== undefined) throw expired;
  if (finish === undefined || made.text.trim() === '') throw new ModelFailure('unfinished');
  if (finish !== 'stop') throw new ModelFailure('not-stopped');
}

interface Watch {
  signal: AbortSignal;
  /** Starts over: whatever is awaited next has `ms` to happen. */
  expect(kind: FailureKind, ms: number): void;
  rest(): void;
  expire(kind: FailureKind): void;
  expired(): ModelFailure | undefined;
}

function startWatch(timers: Timers): Watch {
  const controller = new AbortController();
  let failure: ModelFailure | undefined;
  let stop = (): void => undefined;
  const expire = (kind: FailureKind): void => {
    failure ??= new ModelFailure(kind);
    controller.abort(failure);
  };
  return {
    signal: controller.signal,
    expect: (kind, ms) => {
      stop();
      stop = timers.after(ms, () => expire(kind));
    },
    rest: () => stop(),
    expire,
    expired: () => failure,
  };
}

function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = timers.after(ms, resolve);
    signal.addEventListener('abort', () => {
      stop();
      reject(signal.reason as Error);
    });
  });
}
