/** Tutor events as server-sent events: one buffered write when all is known, a kept-alive stream when not. */
import type { TutorEvent } from '@answly/shared/http/tutor';
import type { Timers } from '#cloud/domain/timers';
import type { AppContext } from './context.ts';
import { eventHeaders } from './event-headers.ts';
import { withOwnHeaders } from './own-headers.ts';

const heartbeatMs = 10_000;

export function eventText(event: TutorEvent): string {
  return `event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

export function wholeResponse(events: readonly TutorEvent[], context: AppContext): Response {
  return new Response(events.map(eventText).join(''), { headers: withOwnHeaders(context, eventHeaders) });
}

export interface Streaming {
  timers: Timers;
  context: AppContext;
}

/**
 * Writes each event as it comes, and a comment every ten seconds without one, so that no proxy takes the
 * silence for an end. When the reader leaves, the events hear of it.
 */
export function streamResponse(
  eventsUntil: (gone: AbortSignal) => AsyncGenerator<TutorEvent>,
  { timers, context }: Streaming,
): Response {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  const left = () => gone.signal.aborted;
  const ended = Promise.withResolvers<void>();
  context.set('streamed', ended.promise);
  let stopHeart = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string): void => {
        stopHeart();
        if (left()) return;
        controller.enqueue(encoder.encode(text));
        stopHeart = timers.after(heartbeatMs, beat);
      };
      const beat = (): void => write(': still here\n\n');
      stopHeart = timers.after(heartbeatMs, beat);
      void follow(eventsUntil(gone.signal), (event) => {
        write(eventText(event));
        return !left();
      })
        .then(() => {
          if (!left()) controller.close();
        })
        // The reader sees it break off; there is no other answer any more.
        .catch((error: unknown) => controller.error(error))
        .finally(() => {
          stopHeart();
          ended.resolve();
        });
    },
    cancel: () => {
      stopHeart();
      gone.abort();
      ended.resolve();
    },
  });
  return new Response(body, { headers: withOwnHeaders(context, eventHeaders) });
}

/** @param onEvent returns whether to go on. */
async function follow(
  events: AsyncGenerator<TutorEvent>,
  onEvent: (event: TutorEvent) => boolean,
): Promise<void> {
  for await (const event of events) {
    if (!onEvent(event)) return;
  }
}
