/** Sums over `ai_usage`, `day_budget` and `tutor_hit`, for operators. */
import type { Sql } from './connect.ts';

/** Of one UTC day and one model; amounts in nano-dollars. */
export interface ModelCosts {
  /** Such as `2026-11-28`. */
  day: string;
  /** Of the model that answered. */
  provider: string;
  model: string;
  calls: number;
  tokensIn: number;
  tokensOut: number;
  costNano: number;
  /** Held beforehand for the calls that are settled. */
  reservedNano: number;
  orphans: number;
}

/** Of everyone's UTC day; what it spent, with students who were erased since. */
export interface DaySums {
  day: string;
  spentNano: number;
  heldNano: number;
  /** Answers that were known, and cost nothing. */
  hits: number;
}

export interface UsageCosts {
  models: ModelCosts[];
  days: DaySums[];
}

/** @param firstDay the oldest one wanted; the newest comes first. */
export async function loadUsageCosts(sql: Sql, firstDay: string): Promise<UsageCosts> {
  const models = await sql<ModelCosts[]>`
    select day::text, provider, model, count(*)::int as calls,
      coalesce(sum(tokens_in), 0)::bigint as "tokensIn", coalesce(sum(tokens_out), 0)::bigint as "tokensOut",
      coalesce(sum(cost_nano), 0)::bigint as "costNano",
      coalesce(sum(reserved_nano) filter (where settled_at is not null), 0)::bigint as "reservedNano",
      count(*) filter (where outcome = 'orphaned')::int as orphans
    from ai_usage where day >= ${firstDay}::text::date
    group by day, provider, model order by day desc, sum(cost_nano) desc nulls last, provider, model`;
  const days = await sql<DaySums[]>`
    with known as (
      select day, sum(hits)::bigint as hits from tutor_hit where day >= ${firstDay}::text::date group by day
    ), paid as (
      select day, spent_nano, held_nano from day_budget where day >= ${firstDay}::text::date
    )
    select day::text, coalesce(spent_nano, 0)::bigint as "spentNano", coalesce(held_nano, 0)::bigint as "heldNano",
      coalesce(hits, 0)::bigint as hits
    from paid full join known using (day) order by day desc`;
  return { models: [...models], days: [...days] };
}
