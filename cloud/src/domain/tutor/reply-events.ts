/** A reply as the events a client reads; the same ones wherever the words come from. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { TutorEvent, TutorSource } from '@answly/shared/http/tutor';
import type { Flight } from './flight.ts';

/**
 * Follows a flight. One that fails before its first word becomes the rationale; one that fails later ends
 * in an error event, so that half an answer is never taken for a whole one. `onFirstWord` hears that the first word of
 * the flight has been taken.
 */
export async function* flightEvents(
  live: { flight: Flight; fallback: () => string; threadId?: string; onFirstWord?: (() => void) | undefined },
  requestId: string,
  gone: AbortSignal,
): AsyncGenerator<TutorEvent> {
  const { threadId } = live;
  let begun = false;
  let { onFirstWord } = live;
  try {
    for await (const part of live.flight.read(gone)) {
      // Begun anew by another leader: a second `meta` voids what came before.
      if (!begun || typeof part !== 'string') yield meta({ requestId, source: 'model', threadId });
      begun = true;
      if (typeof part !== 'string') continue;
      yield { event: 'delta', data: { text: part } };
      onFirstWord?.();
      onFirstWord = undefined;
    }
    yield done;
  } catch (failure) {
    if (!begun) {
      yield* wholeEvents({ requestId, source: 'rationale', threadId }, live.fallback());
      return;
    }
    const told = new AppError('tutor.unavailable', {
      cause: failure,
      detail: 'The tutor broke off in the middle of its answer. Ask again in a moment.',
    });
    yield { event: 'error', data: problemOf(told, requestId) };
  }
}

export function wholeEvents(about: Meta, text: string): TutorEvent[] {
  return [meta(about), { event: 'delta', data: { text } }, done];
}

const done: TutorEvent = { event: 'done', data: { finishReason: 'stop' } };

interface Meta {
  requestId: string;
  source: TutorSource;
  threadId?: string | undefined;
}

function meta({ requestId, source, threadId }: Meta): TutorEvent {
  return { event: 'meta', data: { requestId, source, ...(threadId === undefined ? {} : { threadId }) } };
}
