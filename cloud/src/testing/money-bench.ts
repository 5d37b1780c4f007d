/** A real database with students and ledgers on it, as many as there are replicas, for tests of the tutor's money. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { current } from '@answly/tools/testing/current';
import type { BudgetCrossing } from '#cloud/domain/tutor/money/alerts';
import type { UsageLedger, UsageOpening, UsageRow, UsageSettlement } from '#cloud/domain/tutor/usage-ledger';
import { postgresUsage, type DayBudget } from '#cloud/storage/postgres/ai-usage';
import { connect, type Sql } from '#cloud/storage/postgres/connect';
import { migrate } from '#cloud/storage/postgres/migrate';
import { readMigrations } from '#cloud/storage/postgres/migration-files';
import { createTestDatabase } from './test-database.ts';

export interface MoneyBench {
  sql: Sql;
  clock: { nowMs: number };
  student(): Promise<string>;
  /** A replica's ledger; `told` collects the alerts it was asked to tell. */
  ledger(budget: DayBudget, told?: BudgetCrossing[]): UsageLedger;
  /** Opens what must fit. */
  opened(ledger: UsageLedger, wanted: UsageOpening): Promise<UsageRow>;
  sums(): Promise<Sums>;
  /** Forgets all calls and days, and sets the clock to noon. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export interface Sums {
  /** Of all days: of everyone, and of the students that are there. */
  held: number;
  spent: number;
  studentsHeld: number;
  studentsSpent: number;
  /** Of the rows themselves: what is open and what was settled. */
  rowsOpen: number;
  rowsCost: number;
}

/** Called once at the top of a file: a bench for it, and clean books for each test. */
export function useMoneyBench(): MoneyBench {
  let opened: MoneyBench | undefined;
  beforeAll(async () => {
    opened = await openMoneyBench();
  });
  beforeEach(() => opened?.clear());
  afterAll(() => opened?.stop());
  return current(() => opened);
}

const poolSize = 16;
const noonMs = Date.UTC(2026, 10, 28, 12);

async function openMoneyBench(): Promise<MoneyBench> {
  const database = await createTestDatabase();
  await migrate({ url: database.url, migrations: readMigrations(), lockTimeoutMs: 30_000 });
  const sql = connect({ url: database.url, poolSize });
  // What races needs its connections beforehand: opening one takes longer than a whole reservation.
  const ready = await Promise.all(Array.from({ length: poolSize }, () => sql.reserve()));
  for (const connection of ready) connection.release();
  const clock = { nowMs: noonMs };
  return {
    sql,
    clock,
    student: async () => {
      const userId = randomUUID();
      await sql`
        insert into student (user_id, email, password_hash, created_at)
        values (${userId}, ${`${userId}@example.org`}, '-', now())`;
      return userId;
    },
    ledger: (budget, told = []) =>
      postgresUsage(sql, { budget, now: () => clock.nowMs, crossed: (crossing) => void told.push(crossing) }),
    opened: async (ledger, wanted) => {
      const opened = await ledger.open(wanted);
      if (opened.kind !== 'opened') throw new Error(`expected an opened row, got ${opened.kind}`);
      return opened.row;
    },
    sums: () => sumsOf(sql),
    clear: async () => {
      clock.nowMs = noonMs;
      await sql`truncate tutor_hit, ai_usage, student_budget, day_budget`;
    },
    stop: async () => {
      await sql.end();
      await database.drop();
    },
  };
}

async function sumsOf(sql: Sql): Promise<Sums> {
  const [sums] = await sql<Sums[]>`
    select
      (select coalesce(sum(held_nano), 0)::bigint from day_budget) as held,
      (select coalesce(sum(spent_nano), 0)::bigint from day_budget) as spent,
      (select coalesce(sum(held_nano), 0)::bigint from student_budget) as "studentsHeld",
      (select coalesce(sum(spent_nano), 0)::bigint from student_budget) as "studentsSpent",
      (select coalesce(sum(reserved_nano), 0)::bigint from ai_usage where settled_at is null) as "rowsOpen",
      (select coalesce(sum(cost_nano), 0)::bigint from ai_usage) as "rowsCost"`;
  if (sums === undefined) throw new Error('sums are always one row');
  return sums;
}

export function opening(userId: string, changes: Partial<UsageOpening> = {}): UsageOpening {
  return {
    requestId: randomUUID(),
    userId,
    packId: randomUUID(),
    itemId: randomUUID(),
    itemVersion: 1,
    mode: 'explain',
    provider: 'openai',
    model: 'gpt-4o-mini',
    reservedNano: 100,
    ...changes,
  };
}

export function settlement(costNano: number, changes: Partial<UsageSettlement> = {}): UsageSettlement {
  return {
    outcome: 'stop',
    provider: 'openai',
    model: 'gpt-4o-mini',
    usage: { tokensIn: 10, tokensOut: 5, tokensCached: 0 },
    costNano,
    countedBy: 'provider',
    firstTokenMs: 1,
    latencyMs: 2,
    ...changes,
  };
}
