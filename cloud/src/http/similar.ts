/** Binds the route of questions alike. */
import { similarItems } from '@answly/shared/http/tutor';
import type { RateLimiter } from '#cloud/domain/limits/rate-limiter';
import type { Similar } from '#cloud/domain/tutor/vectors/similar';
import type { Resource } from './context.ts';
import { takeAllowance } from './take-allowance.ts';

export interface SimilarRouteParts {
  similar: Pick<Similar, 'similarItems'>;
  /** What a student may ask in a while, the tutor's asks among it. */
  asks: RateLimiter;
}

export function similarRoutes({ similar, asks }: SimilarRouteParts): Resource {
  return (bind) => {
    bind(similarItems, async ({ query, session, context }) => {
      await takeAllowance(asks, session.userId, context);
      return { items: await similar.similarItems(session.userId, query) };
    });
  };
}
