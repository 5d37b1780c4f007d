/** Binds the routes of the tutor. */
import { askTutor, rateTutor, tutorAllowance, tutorCacheStats } from '@answly/shared/http/tutor';
import type { RateLimiter } from '#cloud/domain/limits/rate-limiter';
import type { Ratings } from '#cloud/domain/tutor/ratings';
import type { Tell } from '#cloud/domain/tutor/happenings';
import { flightEvents, wholeEvents } from '#cloud/domain/tutor/reply-events';
import type { TutorStats } from '#cloud/domain/tutor/stats';
import type { Timers } from '#cloud/domain/timers';
import type { Tutor } from '#cloud/domain/tutor/tutor';
import type { UsageLedger } from '#cloud/domain/tutor/usage-ledger';
import type { Handle } from './bind.ts';
import type { Resource } from './context.ts';
import { refuse, takeAllowance } from './take-allowance.ts';
import { streamResponse, wholeResponse } from './tutor-stream.ts';

export interface TutorRouteParts {
  tutor: Tutor;
  /** Whether a model is set up. */
  available: boolean;
  ledger: Pick<UsageLedger, 'usedShare'>;
  ratings: Pick<Ratings, 'put'>;
  /** What a student may ask and say in a while. */
  asks: RateLimiter;
  stats: TutorStats;
  tell: Tell;
  timers: Timers;
}

export function tutorRoutes(parts: TutorRouteParts): Resource {
  return (bind) => {
    const ask: Handle<typeof askTutor> = async ({ body, session, standing, context }) => {
      const ids = { askId: body.requestId, requestId: context.get('requestId') };
      context.set('askId', ids.askId);
      const reply = await parts.tutor.ask(session.userId, body, standing);
      switch (reply.kind) {
        case 'whole':
          return wholeResponse(wholeEvents({ ...ids, ...reply }, reply.text), context);
        case 'live': {
          const { wait } = reply;
          const tellOverhead = (): void => {
            const tookMs = performance.now() - context.get('startedMs');
            if (wait !== undefined) parts.tell({ kind: 'overhead', mode: body.mode, ms: tookMs - wait.ms() });
          };
          const live = { ...reply, onFirstWord: tellOverhead };
          return streamResponse((gone) => flightEvents(live, ids, gone), {
            timers: parts.timers,
            context,
          });
        }
        case 'limited':
          return refuse(reply, context);
      }
    };
    bind(askTutor, ask, { readsAhead: true });
    bind(tutorAllowance, async ({ session }) => ({
      available: parts.available,
      ...(await parts.ledger.usedShare(session.userId)),
    }));
    bind(rateTutor, async ({ body, session, context }) => {
      await takeAllowance(parts.asks, session.userId, context);
      await parts.ratings.put(session.userId, body);
    });
    bind(tutorCacheStats, () => parts.stats.read(), { byTokenAlone: true });
  };
}
