/** What the tutor reads of packs and of a student's facts before it speaks. */
import { item } from '@answly/shared/model/item';
import type { PublishedItems } from '#cloud/domain/tutor/published-items';
import type { RecordedAttempts } from '#cloud/domain/tutor/recorded-attempts';
import type { Sql } from './connect.ts';

export function postgresPublishedItems(sql: Sql): PublishedItems {
  return {
    load: async (packId, itemId, itemVersion) => {
      const [row] = await sql<{ item: unknown }[]>`
        select item from pack_item
        where pack_id = ${packId} and item_id = ${itemId} and item_version = ${itemVersion}`;
      return row === undefined ? undefined : item.parse(row.item);
    },
  };
}

/** An attempt at any version of the item counts: the student has met the question. */
export function postgresAttempts(sql: Sql): RecordedAttempts {
  return {
    has: async (userId, itemId) => {
      const [row] = await sql<{ found: boolean }[]>`
        select exists (select from fact where user_id = ${userId} and item_id = ${itemId}) as found`;
      return row?.found === true;
    },
  };
}
