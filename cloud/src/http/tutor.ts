/** Binds the routes of the tutor. */
import { askTutor, tutorCacheStats } from '@answly/shared/http/tutor';
import { rateHeaders, rateRefusal } from '#cloud/domain/limits/refusal';
import { flightEvents, wholeEvents } from '#cloud/domain/tutor/reply-events';
import type { TutorCounts } from '#cloud/domain/tutor/stats';
import { hitRatio } from '#cloud/domain/tutor/stats';
import type { Timers } from '#cloud/domain/tutor/timers';
import type { Tutor } from '#cloud/domain/tutor/tutor';
import type { Resource } from './context.ts';
import { streamResponse, wholeResponse } from './tutor-stream.ts';

export function tutorRoutes(parts: { tutor: Tutor; counts: TutorCounts; timers: Timers }): Resource {
  return (bind) => {
    bind(askTutor, async ({ body, session, context }) => {
      const reply = await parts.tutor.ask(session.userId, body);
      switch (reply.kind) {
        case 'whole':
          return wholeResponse(wholeEvents(reply.source, reply.text, body.requestId));
        case 'live':
          return streamResponse(flightEvents(reply, body.requestId), parts.timers);
        case 'limited':
          for (const [name, value] of Object.entries(rateHeaders(reply.rule, reply.verdict))) {
            context.header(name, value);
          }
          throw rateRefusal(reply.rule, reply.verdict);
      }
    });
    bind(tutorCacheStats, () => ({ ...parts.counts, hitRatio: hitRatio(parts.counts) }));
  };
}
