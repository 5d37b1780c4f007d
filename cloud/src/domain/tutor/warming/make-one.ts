/** One answer made ahead, as the API makes it: reserved, checked, kept, settled, and all of that over when this returns. */
import { AppError } from '@answly/shared/errors/app-error';
import { prepareAnswer, type NewAnswer } from '../generation.ts';
import { ModelFailure } from '../model.ts';
import type { Timers } from '#cloud/domain/timers';
import type { Making, MakingParts } from './make-answers.ts';

/** `exhausted`: too little money is left for it; nothing was asked. `broken-off`: the operator wanted no more of it. */
export type Made = 'made' | 'withheld' | 'failed' | 'broken-off' | 'exhausted';

/** A provider that asks for patience gets it; nobody waits for these answers. */
const triesMax = 4;
const patienceMs = 10_000;
const patienceMsMax = 60_000;

/** @throws AppError service.unavailable where nothing can be recorded */
export async function makeOne(parts: MakingParts, answer: NewAnswer, making: Making): Promise<Made> {
  for (let tried = 1; ; tried++) {
    try {
      await tryOnce(parts, answer, making.broken);
      return 'made';
    } catch (failure) {
      if (failure instanceof AppError && failure.code === 'budget.exhausted') return 'exhausted';
      if (!(failure instanceof ModelFailure)) throw failure;
      if (making.broken.aborted) return 'broken-off';
      if (failure.kind === 'withheld') return 'withheld';
      if (failure.kind !== 'rate-limited' || tried === triesMax) return 'failed';
      const waitMs = Math.min(patienceMsMax, failure.retryAfterMs ?? patienceMs);
      await pause(parts.timers, waitMs, making.stopped);
      if (making.stopped.aborted) return 'broken-off';
    }
  }
}

async function tryOnce(parts: MakingParts, answer: NewAnswer, broken: AbortSignal): Promise<void> {
  const recording: Promise<void>[] = [];
  const afterwards = (work: Promise<void>): void => {
    // Waited for below; until then nobody listens.
    work.catch(() => undefined);
    recording.push(work);
  };
  const asked = { ...answer.asked, requestId: parts.newId() };
  try {
    const work = await prepareAnswer({ ...parts, afterwards }, { ...answer, asked });
    await work(() => undefined, broken);
  } finally {
    // The row is settled before another one is opened: what this one held and did not spend is there for it.
    await Promise.allSettled(recording);
  }
  // An answer that could not be kept was not made.
  await Promise.all(recording);
}

function pause(timers: Timers, ms: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      callOff();
      until.removeEventListener('abort', over);
      resolve();
    };
    const callOff = timers.after(ms, over);
    if (until.aborted) over();
    else until.addEventListener('abort', over);
  });
}
