/** Binds the routes of health. */
import { AppError } from '@answly/shared/errors/app-error';
import { health as summaryRoute, live, ready } from '@answly/shared/http/health';
import type { Health } from '#cloud/domain/health';
import type { Resource } from './context.ts';

const retryAfterSeconds = 5;

export function healthRoutes(health: Health): Resource {
  return (bind) => {
    bind(live, () => ({ status: 'ok' as const }));
    bind(summaryRoute, async ({ context }) => {
      const summary = await health.summary();
      if (summary.status !== 'down') return summary;
      context.header('Retry-After', String(retryAfterSeconds));
      return context.json(summary, summaryRoute.answer.unwellStatus);
    });
    bind(ready, async () => {
      if (health.isDraining()) throw new AppError('service.unavailable', { detail: 'Shutting down.' });
      const summary = await health.summary();
      if (summary.status !== 'down') return summary;
      throw new AppError('service.unavailable', {
        detail: 'The database does not answer.',
        data: { retryAfterSeconds },
      });
    });
  };
}
