/** Sealed segments in Postgres. */
import type { SegmentStore } from '#cloud/domain/sync/segments';
import type { Segment } from '@answly/shared/sync/protocol';
import type { Sql } from './connect.ts';

type Row = Omit<Segment, 'digest'> & { count: number; sum: number };

export function postgresSegmentStore(sql: Sql): SegmentStore {
  return {
    list: async (userId, cursor, countMax) => {
      const rows = await sql<Row[]>`
        select number, seq_first as "seqFirst", seq_last as "seqLast", count, digest_sum as sum,
          sha256, octet_length(content) as bytes
        from sync_segment where user_id = ${userId} and seq_last > ${cursor} order by number limit ${countMax}`;
      return rows.map(({ count, sum, ...row }) => ({ ...row, digest: { count, sum } }));
    },

    read: async (userId, number) => {
      const [row] = await sql<{ content: Uint8Array }[]>`
        select content from sync_segment where user_id = ${userId} and number = ${number}::bigint`;
      return row?.content;
    },

    newest: async (userId) => {
      const [row] = await sql<{ number: number | null }[]>`
        select max(number) as number from sync_segment where user_id = ${userId}`;
      return row?.number ?? 0;
    },

    save: async (userId, { number, seqFirst, seqLast, digest, sha256 }, content) => {
      await sql`
        insert into sync_segment (user_id, number, seq_first, seq_last, count, digest_sum, sha256, content)
        values (${userId}, ${number}, ${seqFirst}, ${seqLast}, ${digest.count}, ${digest.sum}, ${sha256}, ${content})
        on conflict (user_id, number) do nothing`;
    },
  };
}
