/** One call of one model: what it says is passed on, and its end is believed only when it says why it ended. */
import type { ModelCall, ModelPart, TokenUsage, TutorModel } from './model.ts';
import { ModelFailure } from './model.ts';
import type { ModelTimeouts } from './model-timeouts.ts';
import type { Watch } from './watch.ts';

export interface Attempt {
  model: TutorModel;
  call: ModelCall;
  timeouts: ModelTimeouts;
  onText(text: string): void;
  onUsage(usage: TokenUsage): void;
}

/** @throws ModelFailure, or whatever else the model threw. */
export async function attempt(asked: Attempt, watch: Watch): Promise<void> {
  const { model, call, timeouts } = asked;
  const heard: Heard = { anything: false, finish: undefined };
  try {
    watch.expect('timeout-headers', timeouts.headersMs);
    const parts = await untilAborted(model.open(call, watch.signal), watch.signal);
    watch.expect('timeout-first-token', timeouts.firstTokenMs);
    await untilAborted(listen(parts, { asked, watch, heard }), watch.signal);
  } catch (error) {
    const failure = watch.expired() ?? error;
    // All was said, and so was that it was all: what is missing is a count.
    if (isWhole(heard) && !isUnwanted(failure)) return;
    throw failure;
  } finally {
    watch.rest();
  }
  // The client ends an aborted or cut stream as if all were well; only the finish reason tells.
  const expired = watch.expired();
  if (expired !== undefined && (isUnwanted(expired) || !isWhole(heard))) throw expired;
  if (heard.finish !== undefined && heard.finish !== 'stop') throw new ModelFailure('not-stopped');
  if (heard.finish === undefined || !heard.anything) throw new ModelFailure('unfinished');
}

interface Heard {
  anything: boolean;
  finish: string | undefined;
}

function isWhole({ anything, finish }: Heard): boolean {
  return anything && finish === 'stop';
}

function isUnwanted(failure: unknown): boolean {
  return failure instanceof ModelFailure && failure.kind === 'abandoned';
}

interface Listening {
  asked: Attempt;
  watch: Watch;
  heard: Heard;
}

async function listen(parts: AsyncIterable<ModelPart>, { asked, watch, heard }: Listening): Promise<void> {
  for await (const part of parts) {
    // What a client had in its hands when the time was up comes too late.
    if (watch.signal.aborted) return;
    if (part.kind === 'text') {
      watch.expect('timeout-idle', asked.timeouts.idleMs);
      if (part.text.trim() !== '') heard.anything = true;
      // What goes on was not over.
      heard.finish = undefined;
      asked.onText(part.text);
    } else if (part.kind === 'finish') {
      if (heard.anything) watch.expect('timeout-idle', asked.timeouts.endMs);
      heard.finish = part.reason;
    } else asked.onUsage(part.usage);
  }
}

/** A client that does not listen to its signal may still not make anybody wait. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason as Error);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    // When the signal has won the race, nobody else hears how the work ends.
    work.catch(() => undefined);
  }
}
