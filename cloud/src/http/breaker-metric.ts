/** How the breakers of the models stand, for Prometheus. */
import { Gauge, type Registry } from 'prom-client';
import type { BreakerStanding, BreakerState } from '#cloud/domain/tutor/breaker';

const values: Record<BreakerState, number> = { closed: 0, 'half-open': 1, open: 2 };

export function breakerMetric(registry: Registry, states: () => readonly BreakerStanding[]): void {
  const gauge = new Gauge({
    name: 'answly_tutor_breaker_state',
    help: 'Of each model that was asked: 0 closed, 1 the next call is a trial, 2 open, so not asked',
    labelNames: ['provider', 'model'],
    registers: [registry],
    // Read when it is asked for: a rest ends by time alone, which nobody tells of.
    collect: () => {
      for (const { provider, model, state } of states()) gauge.set({ provider, model }, values[state]);
    },
  });
}
