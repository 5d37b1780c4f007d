/** The table `tutor_rating`. */
import type { RatedItem, Ratings } from '#cloud/domain/tutor/ratings';
import type { Sql } from './connect.ts';

export function postgresRatings(sql: Sql): Ratings {
  return {
    put: async (userId, rating) => {
      if (rating.helped === null) {
        await sql`delete from tutor_rating where user_id = ${userId} and request_id = ${rating.requestId}`;
        return;
      }
      await sql`
        insert into tutor_rating (user_id, request_id, pack_id, item_id, item_version, mode, helped, reason)
        select ${userId}, ${rating.requestId}, pack_id, item_id, item_version,
          ${rating.mode}, ${rating.helped}, ${rating.reason ?? null}
        from pack_item where pack_id = ${rating.packId} and item_id = ${rating.itemId}
          and item_version = ${rating.itemVersion}
        on conflict (user_id, request_id) do update set helped = excluded.helped, reason = excluded.reason,
          at = now()`;
    },
    worst: async (count) => sql<RatedItem[]>`
      select pack_id as "packId", item_id as "itemId", item_version as "itemVersion", mode,
        count(*) filter (where helped)::int as helped, count(*) filter (where not helped)::int as "notHelped",
        mode() within group (order by reason) as reason
      from tutor_rating group by pack_id, item_id, item_version, mode
      having bool_or(not helped) order by "notHelped" desc, helped, item_id limit ${count}`,
  };
}
