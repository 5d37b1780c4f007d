/** A reply as the events a client reads; the same ones wherever the words come from. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem';
import type { TutorEvent, TutorSource } from '@answly/shared/http/tutor';
import type { Flight } from './flight.ts';

/**
 * Follows a flight. One that fails before its first word becomes the rationale; one that fails later ends
 * in an error event, so that half an answer is never taken for a whole one.
 */
export async function* flightEvents(
  live: { flight: Flight; fallback: string },
  requestId: string,
): AsyncGenerator<TutorEvent> {
  let begun = false;
  try {
    for await (const text of live.flight.read()) {
      if (!begun) yield meta(requestId, 'model');
      begun = true;
      yield { event: 'delta', data: { text } };
    }
    yield done;
  } catch (failure) {
    if (!begun) {
      yield* wholeEvents('rationale', live.fallback, requestId);
      return;
    }
    const told = new AppError('tutor.unavailable', {
      cause: failure,
      detail: 'The tutor broke off in the middle of its answer. Ask again in a moment.',
    });
    yield { event: 'error', data: problemOf(told, requestId) };
  }
}

export function wholeEvents(source: TutorSource, text: string, requestId: string): TutorEvent[] {
  return [meta(requestId, source), { event: 'delta', data: { text } }, done];
}

const done: TutorEvent = { event: 'done', data: { finishReason: 'stop' } };

function meta(requestId: string, source: TutorSource): TutorEvent {
  return { event: 'meta', data: { requestId, source } };
}
