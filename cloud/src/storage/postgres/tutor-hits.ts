/** The table `tutor_hit`: known answers that students were given. */
import type { HitStore, TalliedHits } from '#cloud/domain/tutor/hit-tally';
import type { Sql } from './connect.ts';

export function postgresHits(sql: Sql): HitStore {
  return {
    add: async (tallied) => {
      const each = <T>(member: (hits: TalliedHits) => T): T[] => tallied.map(member);
      // Replicas that add to the same rows take them in one order. Of students who were erased nothing is kept.
      await sql`
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
        join student using (user_id)
        order by user_id, day, item_id, mode
        on conflict (user_id, day, item_id, mode) do update set
          hits = tutor_hit.hits + excluded.hits,
          pack_id = excluded.pack_id, item_version = excluded.item_version,
          last_at = greatest(tutor_hit.last_at, excluded.last_at)`;
    },
  };
}
