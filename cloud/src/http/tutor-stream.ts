/** Tutor events as server-sent events: one buffered write when all is known, a kept-alive stream when not. */
import type { TutorEvent } from '@answly/shared/http/tutor';
import type { Timers } from '#cloud/domain/tutor/timers';

const heartbeatMs = 10_000;

/** Nothing between here and the student may keep, change or hold back what is written. */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

export function eventText(event: TutorEvent): string {
  return `event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

export function wholeResponse(events: readonly TutorEvent[]): Response {
  return new Response(events.map(eventText).join(''), { headers });
}

/**
 * Writes each event as it comes, and a comment every ten seconds without one, so that no proxy takes the
 * silence for an end. When the reader leaves, `events` is not asked further.
 */
export function streamResponse(events: AsyncGenerator<TutorEvent>, timers: Timers): Response {
  const encoder = new TextEncoder();
  let left = false;
  let stopHeart = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const write = (text: string): void => {
        stopHeart();
        if (left) return;
        controller.enqueue(encoder.encode(text));
        stopHeart = timers.after(heartbeatMs, () => write(': still here\n\n'));
      };
      // Sends the headers at once: the client's own clock is running.
      write(': the tutor has begun\n\n');
      void follow(events, (event) => {
        write(eventText(event));
        return !left;
      })
        .then(() => {
          if (!left) controller.close();
        })
        .finally(() => stopHeart());
    },
    cancel: () => {
      left = true;
      stopHeart();
    },
  });
  return new Response(body, { headers });
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
