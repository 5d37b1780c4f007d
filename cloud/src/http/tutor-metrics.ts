/** The tutor's figures for Prometheus. */
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Tell, TutorHappening } from '#cloud/domain/tutor/happenings';

type Settled = Extract<TutorHappening, { kind: 'settled' }>;

const firstTokenBuckets = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16];

export function tutorMetrics(registry: Registry): Tell {
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `answly_tutor_${name}`, help, labelNames, registers: [registry] });
  const asks = counter('asks_total', 'Asks by mode: hit, miss, or coalesced with one under way', [
    'mode',
    'outcome',
  ]);
  const refusals = counter('refusals_total', 'Asks refused, by which limit', ['by']);
  const stored = counter('stored_total', 'Answers newly kept', ['mode']);
  const withheld = counter('withheld_total', 'Texts that were not sent, by what was wrong', [
    'mode',
    'fault',
  ]);
  const alerts = counter('budget_alerts_total', 'Steps of everybody’s day that this replica told of', [
    'percent',
  ]);
  const degraded = counter('limits_degraded_total', 'New asks while the limits could not be shared');
  const orphans = counter('orphans_total', 'Requests that a crash left open, settled at what was reserved');
  const firstToken = new Histogram({
    name: 'answly_tutor_first_token_seconds',
    help: 'From the start of a call to its first word',
    labelNames: ['mode'],
    buckets: firstTokenBuckets,
    registers: [registry],
  });
  const settled = settledMetrics(counter);

  return (happening) => {
    switch (happening.kind) {
      case 'asked':
        return asks.inc({ mode: happening.mode, outcome: happening.outcome });
      case 'refused':
        return refusals.inc({ by: happening.by });
      case 'stored':
        return stored.inc({ mode: happening.mode });
      case 'withheld':
        return withheld.inc({ mode: happening.mode, fault: happening.fault });
      case 'first-token':
        return firstToken.observe({ mode: happening.mode }, happening.ms / 1000);
      case 'settled':
        return settled(happening);
      case 'degraded':
        return degraded.inc();
      case 'budget-alert':
        return alerts.inc({ percent: happening.percent });
      case 'orphans':
        return orphans.inc(happening.count);
    }
  };
}

type MakeCounter = (name: string, help: string, labelNames: string[]) => Counter;

/** What requests took and cost. */
function settledMetrics(counter: MakeCounter): (happening: Settled) => void {
  const calls = counter('calls_total', 'Requests settled, by outcome and who counted', [
    'mode',
    'provider',
    'model',
    'outcome',
    'counted_by',
  ]);
  const tokens = counter('tokens_total', 'Tokens, in and out', ['provider', 'model', 'direction']);
  const cost = counter('cost_nanodollars_total', 'What was spent', ['mode', 'provider', 'model']);
  const unspent = counter('unspent_nanodollars_total', 'What was reserved and not spent', ['mode']);
  return ({ mode, provider, model, outcome, countedBy, tokensIn, tokensOut, costNano, reservedNano }) => {
    calls.inc({ mode, provider, model, outcome, counted_by: countedBy });
    tokens.inc({ provider, model, direction: 'in' }, tokensIn);
    tokens.inc({ provider, model, direction: 'out' }, tokensOut);
    cost.inc({ mode, provider, model }, costNano);
    unspent.inc({ mode }, Math.max(0, reservedNano - costNano));
  };
}
