/** Students' histories of facts in Postgres. */
import { randomUUID } from 'node:crypto';
import type { FactStore, Head, Page, PageRequest } from '#cloud/domain/sync/fact-store';
import type { KnownFact } from '#cloud/domain/sync/plan-push';
import type { Candidate } from '#cloud/domain/sync/candidate';
import type { Sql, Transaction } from './connect.ts';

export function postgresFactStore(sql: Sql): FactStore {
  return {
    append: ({ userId, candidates, nowMs, plan }) =>
      sql.begin(async (transaction) => {
        const { epoch, head } = await lockHistory(transaction, userId);
        const planned = plan(await readKnown(transaction, userId, candidates));
        if (planned.fresh.length > 0) {
          await insertFacts(transaction, { userId, facts: planned.fresh, seqFirst: head + 1, nowMs });
        }
        return { head: { epoch, head: head + planned.fresh.length }, plan: planned };
      }),

    readPage: async (userId, request) =>
      (await readPage(sql, userId, request)) ??
      (await startHistory(sql, userId), (await readPage(sql, userId, request)) ?? historyVanished()),
  };
}

/** The lock lasts to the end of the transaction: whoever numbers next sees all numbers before (SY2). */
async function lockHistory(sql: Transaction, userId: string): Promise<Head> {
  const lock = async () => {
    const [row] = await sql<Head[]>`
      select epoch, facts_seq as head from user_sync where user_id = ${userId} for update`;
    return row;
  };
  return (await lock()) ?? (await startHistory(sql, userId), (await lock()) ?? historyVanished());
}

async function startHistory(sql: Sql | Transaction, userId: string): Promise<void> {
  await sql`
    insert into user_sync (user_id, epoch) values (${userId}, ${randomUUID()})
    on conflict (user_id) do nothing`;
}

function historyVanished(): never {
  throw new Error('a history that was just started is not there');
}

/** The limits keep the planner to one look into each index per fact, instead of reading the history (SY6). */
async function readKnown(
  sql: Transaction,
  userId: string,
  candidates: readonly Candidate[],
): Promise<KnownFact[]> {
  if (candidates.length === 0) return [];
  const rows = await sql<(Omit<KnownFact, 'keptHash'> & { keptHash: string | null })[]>`
    select known.fact_id as id, known.device_id as "deviceId", known.device_seq as "deviceSeq",
      known.effective_at as "effectiveAt",
      encode(known.sent_hash, 'hex') as "sentHash", encode(known.kept_hash, 'hex') as "keptHash"
    from unnest(
      ${candidates.map((each) => each.id)}::uuid[],
      ${candidates.map((each) => each.deviceId)}::uuid[],
      ${candidates.map((each) => each.deviceSeq)}::bigint[]
    ) as asked (fact_id, device_id, device_seq)
    cross join lateral (
      (select * from fact where user_id = ${userId} and fact_id = asked.fact_id limit 1)
      union all
      (
        select * from fact
        where user_id = ${userId} and device_id = asked.device_id and device_seq = asked.device_seq
        limit 1
      )
    ) as known`;
  return rows.map((row) => ({ ...row, keptHash: row.keptHash ?? undefined }));
}

interface Insert {
  userId: string;
  facts: readonly Candidate[];
  seqFirst: number;
  nowMs: number;
}

/** One statement moves the head and inserts, whatever the number of facts. */
async function insertFacts(sql: Transaction, { userId, facts, seqFirst, nowMs }: Insert): Promise<void> {
  await sql`
    with counted as (
      update user_sync set facts_seq = ${seqFirst + facts.length - 1} where user_id = ${userId}
    )
    insert into fact (user_id, seq, fact_id, device_id, device_seq, kind, effective_at, received_at, item_id,
      sent_hash, kept_hash, content)
    select ${userId}, ${seqFirst - 1} + place, fact_id, device_id, device_seq, kind, effective_at, ${nowMs}, item_id,
      decode(sent_hash, 'hex'), decode(kept_hash, 'hex'), content::json
    from unnest(
      ${facts.map((each) => each.id)}::uuid[],
      ${facts.map((each) => each.deviceId)}::uuid[],
      ${facts.map((each) => each.deviceSeq)}::bigint[],
      ${facts.map((each) => each.kind)}::text[],
      ${facts.map((each) => each.effectiveAt)}::bigint[],
      ${facts.map((each) => each.itemId ?? null)}::uuid[],
      ${facts.map((each) => each.sentHash)}::text[],
      ${facts.map((each) => each.keptHash ?? null)}::text[],
      ${facts.map((each) => each.content)}::text[]
    ) with ordinality as pushed (fact_id, device_id, device_seq, kind, effective_at, item_id, sent_hash, kept_hash,
      content, place)`;
}

/**
 * One statement, so head and facts are of one snapshot (SY3). It also writes the page's JSON, which spares this process
 * from building and spelling thousands of objects.
 */
async function readPage(sql: Sql, userId: string, request: PageRequest): Promise<Page | undefined> {
  const [page] = await sql<Page[]>`
    select epoch, facts_seq as head, coalesce(page.facts, '') as facts, coalesce(page.last, ${request.cursor}) as last
    from user_sync
    left join lateral (
      select string_agg(
          '{"seq":' || seq || ',"effectiveAt":' || effective_at || ',' || substr(content, 2), ',' order by seq
        ) as facts,
        max(seq) as last
      from (
        select seq, effective_at, content::text as content,
          sum(octet_length(content::text)) over (order by seq) as bytes
        from fact
        where fact.user_id = user_sync.user_id and seq > ${request.cursor} and seq <= user_sync.facts_seq
        order by seq
        limit ${request.factsMax}
      ) as following
      where bytes <= ${request.bytesMax} or seq = ${request.cursor} + 1
    ) as page on true
    where user_sync.user_id = ${userId}`;
  return page;
}
