/** The tables `ai_usage`, `student_budget` and `day_budget`: each call to a model, and what it does to the day. */
import { randomUUID } from 'node:crypto';
import type { BudgetCrossing } from '#cloud/domain/tutor/money/alerts';
import { dayEndsAt, dayOf } from '#cloud/domain/tutor/money/day';
import { operatorId } from '#cloud/domain/tutor/money/operator';
import type { Opened, UsageLedger, UsageRow, UsageSettlement } from '#cloud/domain/tutor/usage-ledger';
import type { Sql } from './connect.ts';
import { loadDayUse } from './day-use.ts';

/** Nano-dollars that a UTC day may cost: one student, and all of them together. */
export interface DayBudget {
  studentNano: number;
  everyoneNano: number;
  /** What the operator's own row may cost; as much as everyone unless given. */
  operatorNano?: number;
}

export interface UsageSettings {
  budget: DayBudget;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Hears of each step of everyone's day once, in one replica. */
  crossed: (crossing: BudgetCrossing) => void;
}

/** Orphans of one round; more than that wait for the next. */
const reapedMax = 1_000;

/** What each step does, and in which order it locks, is written in `migrations/0006-tutor-money.sql`. */
export function postgresUsage(sql: Sql, { budget, now, crossed }: UsageSettings): UsageLedger {
  const tell = (day: string, percent: number | null | undefined): void => {
    if (percent === null || percent === undefined) return;
    crossed({ day, percent, budgetNano: budget.everyoneNano });
  };
  return {
    open: async (opening) => {
      const nowMs = now();
      const row: UsageRow = { ...opening, id: randomUUID(), day: dayOf(nowMs) };
      const [answer] = await sql<{ verdict: Verdict; told: number | null }[]>`
        select verdict, told from reserve_usage(
          jsonb_populate_record(null::ai_usage, ${sql.json(columnsOf(row))}),
          ${ownBudget(budget, row.userId)}::bigint, ${budget.everyoneNano}::bigint)`;
      tell(row.day, answer?.told);
      return openedBy(answer?.verdict, row, nowMs);
    },
    settle: async (row, settlement) => {
      const columns = { ...columnsOf(row), ...settledColumns(settlement) };
      const [answer] = await sql<{ told: number | null }[]>`
        call settle_usage(
          jsonb_populate_record(null::ai_usage, ${sql.json(columns)}), ${budget.everyoneNano}::bigint, null)`;
      tell(row.day, answer?.told);
    },
    reap: async (olderThanMs) => {
      // Each in a transaction of its own: the locks of many students at once would meet those of their next calls.
      for (let count = 0; ; count += 1) {
        if (count === reapedMax) return count;
        const [answer] = await sql<{ day: string | null; told: number | null }[]>`
          select reaped_day::text as day, told from reap_usage(${olderThanMs}::bigint, ${budget.everyoneNano}::bigint)`;
        if (answer === undefined || answer.day === null) return count;
        tell(answer.day, answer.told);
      }
    },
    usedShare: async (userId) => {
      const nowMs = now();
      const used = await loadDayUse(sql, userId, dayOf(nowMs));
      const usedShare = Math.max(
        shareOf(used.studentNano, budget.studentNano),
        shareOf(used.everyoneNano, budget.everyoneNano),
      );
      return { usedShare, resetsAt: dayEndsAt(nowMs) };
    },
  };
}

function ownBudget({ studentNano, everyoneNano, operatorNano }: DayBudget, userId: string): number {
  return userId === operatorId ? (operatorNano ?? everyoneNano) : studentNano;
}

type Verdict = 'opened' | 'repeated' | 'student' | 'everyone';

function openedBy(verdict: Verdict | undefined, row: UsageRow, nowMs: number): Opened {
  switch (verdict) {
    case 'opened':
      return { kind: 'opened', row };
    case 'repeated':
      return { kind: 'repeated' };
    case 'student':
    case 'everyone':
      return { kind: 'exhausted', scope: verdict, resetsAt: dayEndsAt(nowMs) };
    case undefined:
      throw new Error('a reservation had no verdict');
  }
}

function columnsOf(row: UsageRow) {
  return {
    user_id: row.userId,
    usage_id: row.id,
    request_id: row.requestId,
    pack_id: row.packId,
    item_id: row.itemId,
    item_version: row.itemVersion,
    mode: row.mode,
    provider: row.provider,
    model: row.model,
    day: row.day,
    reserved_nano: row.reservedNano,
  };
}

function settledColumns({ usage, ...settlement }: UsageSettlement) {
  return {
    outcome: settlement.outcome,
    provider: settlement.provider,
    model: settlement.model,
    cost_nano: settlement.costNano,
    tokens_in: usage.tokensIn,
    tokens_out: usage.tokensOut,
    tokens_cached: usage.tokensCached,
    counted_by: settlement.countedBy,
    first_token_ms: settlement.firstTokenMs,
    latency_ms: settlement.latencyMs,
  };
}

/** A day without a budget is used up. */
function shareOf(usedNano: number, budgetNano: number): number {
  if (budgetNano === 0) return 1;
  return Math.min(1, usedNano / budgetNano);
}
