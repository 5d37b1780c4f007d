/** Binds the routes of health. */
import { AppError } from '@answly/shared/errors/app-error';
import { health as summaryRoute, live, ready } from '@answly/shared/http/health';
import type { Health } from '#cloud/domain/health';
import type { Resource } from './context.ts';

export function healthRoutes(health: Health): Resource {
  return (bind) => {
    bind(live, () => ({ status: 'ok' as const }));
    bind(summaryRoute, () => wellOrRefuse(health));
    bind(ready, () => {
      if (health.isDraining()) throw new AppError('service.unavailable', { detail: 'Shutting down.' });
      return wellOrRefuse(health);
    });
  };
}

async function wellOrRefuse(health: Health) {
  const summary = await health.summary();
  if (summary.status === 'down') {
    throw new AppError('service.unavailable', {
      detail: 'The database does not answer.',
      data: { retryAfterSeconds: 5 },
    });
  }
  return summary;
}
