/** The table `tutor_hit`: known answers that students were given. */
import type { HitStore, TalliedHits } from '#cloud/domain/tutor/hit-tally';
import type { Sql } from './connect.ts';

export function postgresHits(sql: Sql): HitStore {
  return {
    add: async (tallied) => {
      const each = <T>(member: (hits: TalliedHits) => T): T[] => tallied.map(member);
      // Replicas that add to the same rows take them in one order, and each student before their rows. Of students who
      // are erased nothing is kept, and their being erased is not waited for.
      await sql`
        with standing as materialized (
          select user_id from student where user_id = any(${each(({ userId }) => userId)}::uuid[])
          order by user_id for key share skip locked
        )
        insert into tutor_hit (user_id, day, pack_id, item_id, item_version, mode, hits, last_at)
        select user_id, day, pack_id, item_id, item_version, mode, hits, to_timestamp(last_ms::float8 / 1000)
        from unnest(
          ${each(({ userId }) => userId)}::uuid[],
          ${each(({ day }) => day)}::text[]::date[],
          ${each(({ packId }) => packId)}::uuid[],
          ${each(({ itemId }) => itemId)}::uuid[],
          ${each(({ itemVersion }) => itemVersion)}::integer[],
          ${each(({ mode }) => mode)}::text[],
          ${each(({ hits }) => hits)}::integer[],
          ${each(({ lastMs }) => lastMs)}::bigint[]
        ) as tallied (user_id, day, pack_id, item_id, item_version, mode, hits, last_ms)
        join standing using (user_id)
        order by user_id, day, item_id, mode
        on conflict (user_id, day, item_id, mode) do update set
          hits = tutor_hit.hits + excluded.hits,
          item_version = case when excluded.last_at < tutor_hit.last_at
            then tutor_hit.item_version else excluded.item_version end,
          last_at = greatest(tutor_hit.last_at, excluded.last_at)`;
    },
  };
}
