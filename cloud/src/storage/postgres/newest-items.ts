/** Which items of a pack are current: the newest version of each, unless it was withdrawn; and what they are about. */
import { item, type Item } from '@answly/shared/model/item';
import type { OutlineSource } from '#cloud/domain/tutor/vectors/word-index';
import type { ItemRef } from '#cloud/domain/tutor/vectors/vector-index';
import type { Sql } from './connect.ts';
import { itemPages } from './item-pages.ts';

/** A query for (pack_id, item_id, item_version), of all items or of those named. */
export function newestPublished(sql: Sql, packId: string, itemIds?: readonly string[]) {
  const named = itemIds === undefined ? sql`` : sql`and item_id = any(${[...itemIds]}::uuid[])`;
  return sql`
    select pack_id, item_id, item_version from (
      select distinct on (item_id) pack_id, item_id, item_version, item ->> 'status' as status
      from pack_item where pack_id = ${packId} ${named}
      order by item_id, item_version desc
    ) as newest_of_each
    where coalesce(status, 'published') = 'published'`;
}

const pageRows = 500;
/** Whole items are a few kilobytes each. */
const itemRows = 100;

type OutlineRow = ItemRef & { topics: string[]; objective: string | null; stem: string };

export function postgresOutlines(sql: Sql): OutlineSource {
  return {
    async *outlines(packId) {
      const read = (after: string) => sql<OutlineRow[]>`
        select pack_id as "packId", item_id as "itemId", item_version as "itemVersion",
          item -> 'topics' as topics, item ->> 'objective' as objective, item ->> 'stem' as stem
        from (${newestPublished(sql, packId)}) newest join pack_item using (pack_id, item_id, item_version)
        where item_id > ${after} order by item_id limit ${pageRows}`;
      for await (const rows of itemPages(pageRows, read))
        yield rows.map((row) => ({ ...row, objective: row.objective ?? '' }));
    },
  };
}

/** The current items of a pack, whole, a page at a time. */
export async function* currentItems(sql: Sql, packId: string): AsyncGenerator<Item[]> {
  const read = (after: string) => sql<{ itemId: string; item: unknown }[]>`
    select item_id as "itemId", item
    from (${newestPublished(sql, packId)}) newest join pack_item using (pack_id, item_id, item_version)
    where item_id > ${after} order by item_id limit ${itemRows}`;
  for await (const rows of itemPages(itemRows, read)) yield rows.map((row) => item.parse(row.item));
}
