/** A reply as the events a client reads; the same ones wherever the words come from. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Problem } from '@answly/shared/errors/problem';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { TutorEvent, TutorSource } from '@answly/shared/http/tutor';
import type { Flight } from './flight.ts';
import { noAnswer } from './no-answer.ts';

export interface ReplyIds {
  /** The device's own, of the ask. */
  askId: string;
  /** Ours, of the HTTP request: all problems carry that, so that it is found in the log. */
  requestId: string;
}

/**
 * Follows a flight. One that fails before its first word becomes the rationale, and says why; one that fails later ends
 * in an error event, so that half an answer is never taken for a whole one. `onFirstWord` hears that the first word of
 * the flight has been taken.
 */
export async function* flightEvents(
  live: { flight: Flight; fallback: () => string; threadId?: string; onFirstWord?: (() => void) | undefined },
  { askId, requestId }: ReplyIds,
  gone: AbortSignal,
): AsyncGenerator<TutorEvent> {
  const { threadId } = live;
  let begun = false;
  let { onFirstWord } = live;
  try {
    for await (const part of live.flight.read(gone)) {
      // Begun anew by another leader: a second `meta` voids what came before.
      if (!begun || typeof part !== 'string') yield meta({ askId, source: 'model', threadId });
      begun = true;
      if (typeof part !== 'string') continue;
      yield { event: 'delta', data: { text: part } };
      onFirstWord?.();
      onFirstWord = undefined;
    }
    yield done;
  } catch (failure) {
    if (!begun) {
      const instead = problemOf(noAnswer(failure), requestId);
      yield* wholeEvents({ askId, source: 'rationale', threadId, instead }, live.fallback());
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
  askId: string;
  source: TutorSource;
  threadId?: string | undefined;
  instead?: Problem;
}

function meta({ askId, source, threadId, instead }: Meta): TutorEvent {
  return {
    event: 'meta',
    data: {
      requestId: askId,
      source,
      ...(threadId === undefined ? {} : { threadId }),
      ...(instead === undefined ? {} : { instead }),
    },
  };
}
