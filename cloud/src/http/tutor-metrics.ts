/** The tutor's figures for Prometheus. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Tell, TutorHappening } from '#cloud/domain/tutor/happenings';

type Settled = Extract<TutorHappening, { kind: 'settled' }>;

const firstTokenBuckets = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16];
const overheadBuckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1];

export function tutorMetrics(registry: Registry): Tell {
  const counter: MakeCounter = (name, help, labelNames = []) =>
    new Counter({ name: `answly_tutor_${name}`, help, labelNames, registers: [registry] });
  const { asks, refusals, stored, withheld, alerts, degraded, orphans, openings } = countMetrics(counter);
  const { firstToken, overhead } = timeMetrics(registry);
  const settled = settledMetrics(counter);
  const afterHelp = new Gauge({
    name: 'answly_tutor_next_after_help',
    help: 'Next attempts at another item within a day after help, of the day of help that ended a day ago',
    labelNames: ['mode', 'topic', 'result'],
    registers: [registry],
  });

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
      case 'overhead':
        return overhead.observe({ mode: happening.mode }, happening.ms / 1000);
      case 'breaker-opened':
        return openings.inc({ provider: happening.provider, model: happening.model });
      case 'settled':
        return settled(happening);
      case 'degraded':
        return degraded.inc();
      case 'budget-alert':
        return alerts.inc({ percent: happening.percent });
      case 'orphans':
        return orphans.inc(happening.count);
      case 'after-help':
        afterHelp.reset();
        for (const { count, ...labels } of happening.counts) afterHelp.set(labels, count);
        return;
    }
  };
}

type MakeCounter = (name: string, help: string, labelNames?: string[]) => Counter;

/** What happens, and how often. */
function countMetrics(counter: MakeCounter) {
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
  const openings = counter(
    'breaker_openings_total',
    'Times a model was given a rest, failed trials included',
    ['provider', 'model'],
  );
  return { asks, refusals, stored, withheld, alerts, degraded, orphans, openings };
}

function timeMetrics(registry: Registry) {
  const seconds = (name: string, help: string, buckets: number[]) =>
    new Histogram({
      name: `answly_tutor_${name}_seconds`,
      help,
      labelNames: ['mode'],
      buckets,
      registers: [registry],
    });
  const firstToken = seconds('first_token', 'From the start of a call to its first word', firstTokenBuckets);
  const overhead = seconds(
    'overhead',
    'Of new answers: from the ask to the first word sent, less the wait for the provider',
    overheadBuckets,
  );
  return { firstToken, overhead };
}

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
  const reserved = counter('reserved_nanodollars_total', 'What was reserved for requests that are settled', [
    'mode',
    'provider',
    'model',
  ]);
  const unspent = counter('unspent_nanodollars_total', 'What was reserved and not spent', ['mode']);
  const overspent = counter('overspent_nanodollars_total', 'What was spent beyond what was reserved', [
    'mode',
  ]);
  return ({ mode, provider, model, outcome, countedBy, tokensIn, tokensOut, costNano, reservedNano }) => {
    calls.inc({ mode, provider, model, outcome, counted_by: countedBy });
    tokens.inc({ provider, model, direction: 'in' }, tokensIn);
    tokens.inc({ provider, model, direction: 'out' }, tokensOut);
    cost.inc({ mode, provider, model }, costNano);
    reserved.inc({ mode, provider, model }, reservedNano);
    unspent.inc({ mode }, Math.max(0, reservedNano - costNano));
    overspent.inc({ mode }, Math.max(0, costNano - reservedNano));
  };
}
