/** Documents in Postgres. */
import type { DocumentPage, DocumentStore } from '#cloud/domain/sync/documents';
import type { Head } from '#cloud/domain/sync/heads';
import { canonicalJson } from '@answly/shared/sync/canonical';
import { isDeleted, type DocumentFields } from '@answly/shared/sync/document';
import { markModulus, markOf } from '@answly/shared/sync/document-mark';
import type { StoredDocument } from '@answly/shared/sync/protocol';
import type { Sql, Transaction } from './connect.ts';
import { headColumns, lockHistory, readStarted } from './histories.ts';

type PageRow = Head & Pick<DocumentPage, 'forgotten' | 'marks' | 'more'> & { found: StoredDocument[] };

type Merge = Parameters<DocumentStore['merge']>[0];

export function postgresDocumentStore(sql: Sql): DocumentStore {
  return {
    merge: (change) => sql.begin((transaction) => mergeAll(transaction, change)),

    readPage: async (userId, { cursor, countMax, bytesMax }) => {
      const row = await readStarted(sql, userId, async () => {
        const [page] = await sql<PageRow[]>`
          select ${headColumns(sql)}, history.docs_forgotten as forgotten, coalesce(page.found, '[]'::json) as found,
            exists (
              select from document
              where user_id = ${userId} and seq > page.last and seq <= history.docs_seq
            ) as more,
            (
              select coalesce(sum(mark), 0)::bigint % ${markModulus}::bigint from document where user_id = ${userId}
            ) as marks
          from user_sync as history
          left join lateral (
            select max(seq) as last, json_agg(
              json_build_object('key', key, 'seq', seq, 'fields', fields, 'changedAt', changed_at) order by seq
            ) as found
            from (
              select key, seq, fields, changed_at, row_number() over in_order as place,
                sum(octet_length(fields::text)) over in_order as bytes
              from document
              where user_id = ${userId} and seq > ${cursor} and seq <= history.docs_seq
              window in_order as (order by seq)
              order by seq limit ${countMax}
            ) as following
            where bytes <= ${bytesMax} or place = 1
          ) as page on true
          where history.user_id = ${userId}`;
        return page;
      });
      const { found, more, forgotten, marks, ...head } = row;
      return { head, forgotten, marks, more, documents: found };
    },

    // A push has its student's history before it writes a document. Whose history is taken is left for another time.
    forgetDeleted: async (beforeMs, countMax) => {
      const [swept] = await sql<{ count: number }[]>`
        with forgotten as (
          delete from document where (user_id, key) in (
            select user_id, key from document join user_sync using (user_id)
            where deleted and changed_at < ${beforeMs}
            limit ${countMax} for update skip locked
          ) returning user_id, seq
        ), told as (
          update user_sync set docs_forgotten = greatest(docs_forgotten, newest.seq)
          from (select user_id, max(seq) as seq from forgotten group by user_id) as newest
          where user_sync.user_id = newest.user_id
        )
        select count(*)::int as count from forgotten`;
      return swept?.count ?? 0;
    },
  };
}

async function mergeAll(sql: Transaction, change: Merge): Promise<{ head: Head; merged: StoredDocument[] }> {
  const { userId, nowMs } = change;
  const head = await lockHistory(sql, userId);
  const held = await readHeld(sql, change);
  let { documents: seq } = head;
  for (const { key, fields } of change.documents) {
    const before = held.get(key);
    const after = change.merge(key, before?.fields, fields);
    if (before !== undefined && canonicalJson(after) === canonicalJson(before.fields)) continue;
    seq += 1;
    held.set(key, { key, seq, fields: after });
    await sql`
      insert into document (user_id, key, seq, fields, deleted, changed_at, mark)
      values (${userId}, ${key}, ${seq}, ${JSON.stringify(after)}::text::json, ${isDeleted(after)}, ${nowMs},
        ${markOf(key, after)})
      on conflict (user_id, key) do update set seq = excluded.seq, fields = excluded.fields,
        deleted = excluded.deleted, changed_at = excluded.changed_at, mark = excluded.mark`;
  }
  if (seq !== head.documents) {
    await sql`update user_sync set docs_seq = ${seq} where user_id = ${userId}`;
  }
  const keys = new Set(change.documents.map((each) => each.key));
  const merged = [...keys].map((key) => held.get(key)).filter((each) => each !== undefined);
  return { head: { ...head, documents: seq }, merged };
}

async function readHeld(
  sql: Transaction,
  { userId, documents }: Merge,
): Promise<Map<string, StoredDocument>> {
  if (documents.length === 0) return new Map();
  const rows = await sql<{ key: string; seq: number; fields: DocumentFields }[]>`
    select key, seq, fields from document
    where user_id = ${userId} and key in ${sql(documents.map((each) => each.key))}`;
  return new Map(rows.map((row) => [row.key, { ...row }]));
}
