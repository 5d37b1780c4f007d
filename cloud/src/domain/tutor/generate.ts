/** Asks the models of a list one after the other, under our own clocks, until one has answered. */
import { attempt } from './attempt.ts';
import type { Breakers, CallVerdict } from './breaker.ts';
import { verdictOf } from './breaker.ts';
import type { FailureKind, ModelCall, TokenUsage, TutorModel } from './model.ts';
import { ModelFailure } from './model.ts';
import type { ModelTimeouts } from './model-timeouts.ts';
import type { Timers } from '#cloud/domain/timers';
import type { AskWatch } from './watch.ts';
import { watchAsk } from './watch.ts';

export interface Generating {
  /** The first choice, then what to fall back to; at least one. */
  models: readonly TutorModel[];
  call: ModelCall;
  breakers: Breakers;
  timers: Timers;
  timeouts: ModelTimeouts;
  /** From 0 to 1; spreads the second tries of many callers. */
  random: () => number;
  /** Aborted when nobody wants the answer any more. */
  signal?: AbortSignal | undefined;
  /** Hears each piece of text as it comes. */
  onText(text: string): void;
}

/** One call that was really made, with what it takes to price it. */
export interface UpstreamCall {
  provider: string;
  model: string;
  /** Absent where the provider did not count. */
  usage?: TokenUsage;
  promptBytes: number;
  answeredBytes: number;
  /** What was asked did not get in at the provider. */
  turnedAway: boolean;
  outcome: 'stop' | FailureKind;
}

/** Filled in as the asking goes on, so that it can be settled however it ends. */
export interface Generated {
  text: string;
  /** From the start; undefined when no token came. */
  firstTokenMs: number | undefined;
  /** In their order; the last one gave `text`. */
  calls: UpstreamCall[];
}

/** A provider that asks for more patience than this is treated as down. */
const retryAfterMsMax = 2_000;
const retryJitterMs = 250;

/**
 * Fills `made` until a model has said that it stopped. Before the first word: one second try, for a model that will be
 * ready in a moment, then the next model. From the first word on it is that model or none.
 * @throws ModelFailure; what was heard until then stays in `made`.
 */
export async function generate(asked: Generating, made: Generated): Promise<void> {
  const startedMs = asked.timers.now();
  const watch = watchAsk({ timers: asked.timers, timeouts: asked.timeouts, wanted: asked.signal });
  const onText = (text: string): void => {
    if (made.firstTokenMs === undefined) {
      // A blank is not a word yet: nothing is lost when another model begins anew.
      if (text.trim() === '') return;
      made.firstTokenMs = asked.timers.now() - startedMs;
      watch.heard();
    }
    made.text += text;
    asked.onText(text);
  };
  try {
    await askInTurn({ ...asked, onText }, made, watch);
  } finally {
    watch.stop();
  }
}

async function askInTurn(asked: Generating, made: Generated, watch: AskWatch): Promise<void> {
  const waiting = [...asked.models];
  let retried = false;
  let failure: ModelFailure | undefined;
  for (let model = waiting.shift(); model !== undefined; model = waiting.shift()) {
    watch.signal.throwIfAborted();
    const end = asked.breakers.of(model).enter();
    if (end === undefined) continue;
    const failed = await askOnce({ ...asked, model, end }, made, watch);
    if (failed === undefined) return;
    failure = failed;
    if (made.text !== '' || !isWorthAnother(failed.kind)) break;
    const { retryAfterMs } = failed;
    if (retried || retryAfterMs === undefined || retryAfterMs > retryAfterMsMax) continue;
    retried = true;
    waiting.unshift(model);
    await pause(asked.timers, retryAfterMs + asked.random() * retryJitterMs, watch.signal);
  }
  throw failure ?? new ModelFailure('breaker-open');
}

/**
 * Whether another try may do better. Not where the provider refused what we sent: that is ours to mend, fails the same
 * way each time, and a fallback would hide it by moving the whole bill elsewhere. Not where the answer was filtered or
 * too long: that is about the question. And not where no time or no reader is left.
 */
function isWorthAnother(kind: FailureKind): boolean {
  switch (kind) {
    case 'rate-limited':
    case 'broken':
    case 'timeout-headers':
    case 'timeout-first-token':
    case 'unfinished':
    case 'breaker-open':
      return true;
    case 'refused':
    case 'not-stopped':
    case 'timeout-first-word':
    case 'timeout-idle':
    case 'timeout-total':
    case 'withheld':
    case 'abandoned':
      return false;
  }
}

interface AskingOnce extends Generating {
  model: TutorModel;
  end(verdict: CallVerdict): void;
}

/** @returns why the call failed; undefined when it did not. */
async function askOnce(
  asked: AskingOnce,
  made: Generated,
  watch: AskWatch,
): Promise<ModelFailure | undefined> {
  const { model, call } = asked;
  const record: UpstreamCall = {
    provider: model.provider,
    model: model.name,
    promptBytes: Buffer.byteLength(call.system) + Buffer.byteLength(call.user),
    answeredBytes: 0,
    turnedAway: false,
    outcome: 'broken',
  };
  made.calls.push(record);
  const onText = (text: string): void => {
    record.answeredBytes += Buffer.byteLength(text);
    asked.onText(text);
  };
  const onUsage = (usage: TokenUsage): void => {
    record.usage = usage;
  };
  try {
    await attempt({ ...asked, onText, onUsage }, watch.start());
    record.outcome = 'stop';
    return undefined;
  } catch (error) {
    const failed = error instanceof ModelFailure ? error : new ModelFailure('broken', { cause: error });
    record.outcome = failed.kind;
    record.turnedAway = failed.turnedAway;
    return failed;
  } finally {
    asked.end(verdictOf(record.outcome));
  }
}

function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const onAbort = (): void => {
      stop();
      reject(signal.reason as Error);
    };
    const stop = timers.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort);
  });
}
