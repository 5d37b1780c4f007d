/** The tables `ai_usage`, `student_budget` and `day_budget`: each call to a model, and what it does to the day. */
import { randomUUID } from 'node:crypto';
import type { BudgetCrossing } from '#cloud/domain/tutor/money/alerts';
import { dayEndsAt, dayOf } from '#cloud/domain/tutor/money/day';
import { operatorId } from '#cloud/domain/tutor/money/operator';
import type { Opened, UsageLedger, UsageRow, UsageSettlement } from '#cloud/domain/tutor/usage-ledger';
import type { Sql } from './connect.ts';
import { loadDayUse } from './day-use.ts';
import { inBatches, unhurried } from './in-batches.ts';
import { isForeignKeyViolation } from './sql-state.ts';

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

/** What each step does, and in which order it locks, is written in `migrations/0006-tutor-money.sql` and `0010-tutor-money-batches.sql`. */
export function postgresUsage(sql: Sql, { budget, now, crossed }: UsageSettings): UsageLedger {
  const tell = (day: string | undefined, percent: number | null): void => {
    if (day === undefined || percent === null) return;
    crossed({ day, percent, budgetNano: budget.everyoneNano });
  };
  const reserveWith = (ownMaxNano: number) =>
    inBatches(async (rows: readonly UsageRow[]) => {
      const answers = await reserveAll(sql, rows, [ownMaxNano, budget.everyoneNano]);
      const days = new Map(rows.map(({ id, day }) => [id, day]));
      for (const { id, told } of answers) tell(days.get(id), told);
      const verdicts = new Map(answers.map(({ id, verdict }) => [id, verdict]));
      return ({ id }) => verdicts.get(id);
    });
  const reserveFor = {
    students: reserveWith(budget.studentNano),
    operator: reserveWith(budget.operatorNano ?? budget.everyoneNano),
  };
  const settleAlone = async (settled: Settled): Promise<void> => {
    const [answer] = await sql<{ told: number | null }[]>`
      call settle_usage(
        jsonb_populate_record(null::ai_usage, ${sql.json(allColumnsOf(settled))}), ${budget.everyoneNano}::bigint, null)`;
    tell(settled.row.day, answer?.told ?? null);
  };
  // What a crash takes is reaped.
  const settle = inBatches(async (settled: readonly Settled[]) => {
    try {
      const leftOut = await settleTogether(sql, settled, { everyoneNano: budget.everyoneNano, tell });
      return (one) => (leftOut.has(one.row.id) ? settleAlone(one) : undefined);
    } catch {
      // Nobody asks again, and one that is refused, whatever for, must not take the others with it.
      return settleAlone;
    }
  }, unhurried);
  return {
    open: async (opening) => {
      const nowMs = now();
      const row: UsageRow = { ...opening, id: randomUUID(), day: dayOf(nowMs) };
      const reserve = row.userId === operatorId ? reserveFor.operator : reserveFor.students;
      return openedBy(await reserve(row), row, nowMs);
    },
    settle: (row, settlement) => settle({ row, settlement }),
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

interface Reserved {
  id: string;
  verdict: Verdict;
  told: number | null;
}

/**
 * A call that is alone takes the step for one, which takes little more than half as long as the step for many.
 * @returns none for a student who is erased
 */
async function reserveAll(
  sql: Sql,
  rows: readonly UsageRow[],
  [ownMaxNano, everyoneNano]: [number, number],
): Promise<Reserved[]> {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0) {
    return sql<Reserved[]>`
      select call_id as id, verdict, told
      from reserve_usages(${sql.json(rows.map(columnsOf))}, ${ownMaxNano}::bigint, ${everyoneNano}::bigint)`;
  }
  try {
    return await sql<Reserved[]>`
      select ${row.id} as id, verdict, told
      from reserve_usage(
        jsonb_populate_record(null::ai_usage, ${sql.json(columnsOf(row))}),
        ${ownMaxNano}::bigint, ${everyoneNano}::bigint)`;
  } catch (error) {
    if (isForeignKeyViolation(error)) return [];
    throw error;
  }
}

interface Told {
  everyoneNano: number;
  tell: (day: string, percent: number) => void;
}

/** @returns the ids of those that were left out, since their student is erased just now. */
async function settleTogether(
  sql: Sql,
  settled: readonly Settled[],
  { everyoneNano, tell }: Told,
): Promise<ReadonlySet<string>> {
  const [answer] = await sql<{ told: { day: string; percent: number }[]; left_out: string[] }[]>`
    call settle_usages(${sql.json(settled.map(allColumnsOf))}, ${everyoneNano}::bigint, null, null)`;
  for (const { day, percent } of answer?.told ?? []) tell(day, percent);
  return new Set(answer?.left_out);
}

interface Settled {
  row: UsageRow;
  settlement: UsageSettlement;
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
      throw new Error('the student of this call is erased');
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

function allColumnsOf({ row, settlement: { usage, ...settlement } }: Settled) {
  return {
    ...columnsOf(row),
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
