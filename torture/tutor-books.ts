/** Reads the books when all is quiet: each request settled once, and each sum what its rows say. */
import type { Item } from '@answly/shared/model/item';
import { honestHints } from '@answly/tools/ai-stub/reply';
import { rightAnswer } from '../cloud/src/domain/tutor/right-answer.ts';
import type { Sql } from '../cloud/src/storage/postgres/connect.ts';

export interface Imbalance {
  what: string;
  expected: unknown;
  found: unknown;
}

/** Sums by student and of all, as the rows say and as the budgets say. */
export async function readBooks(sql: Sql): Promise<Imbalance[]> {
  const open = await sql<{ n: number }[]>`select count(*)::int as n from ai_usage where settled_at is null`;
  const students = await sql<{ userId: string; rows: string; budget: string; held: string }[]>`
    select coalesce(r.user_id, b.user_id) as "userId", coalesce(r.cost, 0)::text as rows,
      coalesce(b.spent, 0)::text as budget, coalesce(b.held, 0)::text as held
    from (select user_id, sum(cost_nano) as cost from ai_usage group by user_id) r
    full join (select user_id, sum(spent_nano) as spent, sum(held_nano) as held from student_budget group by user_id) b
      using (user_id)
    where coalesce(r.cost, 0) <> coalesce(b.spent, 0) or coalesce(b.held, 0) <> 0`;
  const [day] = await sql<{ rows: string; budget: string; held: string }[]>`
    select (select coalesce(sum(cost_nano), 0) from ai_usage)::text as rows,
      (select coalesce(sum(spent_nano), 0) from day_budget)::text as budget,
      (select coalesce(sum(held_nano), 0) from day_budget)::text as held`;
  const found: Imbalance[] = students.map(({ userId, rows, budget, held }) => ({
    what: `the day of student ${userId}`,
    expected: { spent: rows, held: '0' },
    found: { spent: budget, held },
  }));
  if (open[0]?.n !== 0) found.push({ what: 'requests that nobody settled', expected: 0, found: open[0]?.n });
  if (day?.rows !== day?.budget || day?.held !== '0') {
    found.push({ what: 'the day of all', expected: { spent: day?.rows, held: '0' }, found: day });
  }
  return found;
}

/** No student spent more than the cap: what a provider counted above what was reserved is not foreseen here. */
export async function readOverspent(sql: Sql, studentNano: number): Promise<Imbalance[]> {
  const rows = await sql<{ userId: string; spent: string }[]>`
    select user_id as "userId", spent_nano::text as spent from student_budget where spent_nano > ${studentNano}`;
  return rows.map(({ userId, spent }) => ({
    what: `the budget of student ${userId}`,
    expected: `at most ${studentNano}`,
    found: spent,
  }));
}

/** What is kept is whole, and no hint that gives the answer away. */
export async function readAnswers(sql: Sql, items: readonly Item[]): Promise<Imbalance[]> {
  const kept = await sql<{ itemId: string; mode: string; answer: string }[]>`
    select item_id as "itemId", mode, answer from tutor_answer`;
  const byId = new Map(items.map((item) => [item.id, item]));
  return kept.flatMap(({ itemId, mode, answer }) => {
    const item = byId.get(itemId);
    const whole = item === undefined ? [] : wholeAnswers(item, mode);
    return whole.includes(answer)
      ? []
      : [{ what: `the ${mode} kept for item ${itemId}`, expected: whole, found: answer }];
  });
}

/** All that the stub says of an item when nothing stops it. */
function wholeAnswers(item: Item, mode: string): string[] {
  if (mode === 'hint') return Object.values(honestHints);
  const rationales = 'options' in item ? item.options.map(({ rationale }) => rationale) : [];
  return [
    `Look at it this way. ${[...rationales, item.explanation].join(' ')}`,
    `It is this: ${rightAnswer(item)}.`,
  ];
}

/** No connection stands in the middle of a transaction. */
export async function readConnections(sql: Sql): Promise<Imbalance[]> {
  const [left] = await sql<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`;
  return left?.n === 0 ? [] : [{ what: 'open transactions', expected: 0, found: left?.n }];
}
