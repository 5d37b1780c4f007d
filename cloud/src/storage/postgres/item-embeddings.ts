/** The table `item_embedding`: vectors of items, by one model. */
import { item as itemSchema } from '@answly/shared/model/item';
import type { ClaimedItem, EmbeddingStore } from '#cloud/domain/tutor/vectors/embedding-store';
import type { ItemRef, VectorEntry } from '#cloud/domain/tutor/vectors/vector-index';
import type { Sql } from './connect.ts';
import { itemPages } from './item-pages.ts';
import { newestPublished } from './newest-items.ts';

const pageRows = 500;
const claimSeconds = 120;

export function postgresEmbeddings(sql: Sql, model: string): EmbeddingStore {
  const table = { sql, model };
  return {
    find: async ({ packId, itemId, itemVersion }) => {
      const [row] = await sql<{ vector: Uint8Array }[]>`
        select vector from item_embedding
        where pack_id = ${packId} and model = ${model} and item_id = ${itemId}
          and item_version = ${itemVersion} and vector is not null`;
      return row === undefined ? undefined : vectorOf(row.vector);
    },

    save: async (entries) => {
      if (entries.length === 0) return;
      const rows = entries.map((entry) => ({
        pack_id: entry.packId,
        item_id: entry.itemId,
        item_version: entry.itemVersion,
        model,
        vector: bytesOf(entry.vector),
      }));
      await sql`
        insert into item_embedding ${sql(rows, 'pack_id', 'item_id', 'item_version', 'model', 'vector')}
        on conflict (pack_id, model, item_id, item_version)
          do update set vector = excluded.vector, sent_to = null`;
    },

    claim: (packId, count) => claim(table, packId, count),
    isComplete: (packId) => isComplete(table, packId),
    pages: (packId) => pages(table, packId),
    markSent: (refs, indexName) => markSent(table, refs, indexName),

    unsent: async (packId, indexName, count) => {
      const rows = await sql<VectorRow[]>`
        select ${entryColumns(sql)}
        from item_embedding known join (${newestPublished(sql, packId)}) newest
          using (pack_id, item_id, item_version)
        where model = ${model} and vector is not null and sent_to is distinct from ${indexName}
        limit ${count}`;
      return rows.map(entryOf);
    },

    newest: async (packId, itemIds) => {
      const rows = await sql<ItemRef[]>`
        select pack_id as "packId", item_id as "itemId", item_version as "itemVersion"
        from (${newestPublished(sql, packId, itemIds)}) newest`;
      return [...rows];
    },
  };
}

interface Table {
  sql: Sql;
  model: string;
}

async function claim({ sql, model }: Table, packId: string, count: number): Promise<ClaimedItem[]> {
  const rows = await sql<{ id: string; version: number; item: unknown }[]>`
    with newest as materialized (${newestPublished(sql, packId)}),
    claimed as (
      insert into item_embedding (pack_id, item_id, item_version, model)
      select ${packId}, item_id, item_version, ${model} from newest
      where not exists (
        select from item_embedding known
        where known.pack_id = ${packId} and known.model = ${model} and known.item_id = newest.item_id
          and known.item_version = newest.item_version
          and (known.vector is not null or known.claimed_at > now() - make_interval(secs => ${claimSeconds}))
      )
      order by item_id limit ${count}
      -- Two processes may choose the same ones; each row goes to the one that was first.
      on conflict (pack_id, model, item_id, item_version) do update set claimed_at = now()
        where item_embedding.vector is null
          and item_embedding.claimed_at <= now() - make_interval(secs => ${claimSeconds})
      returning item_id, item_version
    )
    select item_id as id, item_version as version, item
    from claimed join pack_item using (item_id, item_version) where pack_id = ${packId}`;
  return rows.map(({ id, version, item }) => ({
    packId,
    itemId: id,
    itemVersion: version,
    item: itemSchema.parse(item),
  }));
}

async function isComplete({ sql, model }: Table, packId: string): Promise<boolean> {
  const [row] = await sql<{ complete: boolean | null }[]>`
    select bool_and(known.vector is not null) as complete
    from (${newestPublished(sql, packId)}) newest
    left join item_embedding known on known.pack_id = newest.pack_id and known.model = ${model}
      and known.item_id = newest.item_id and known.item_version = newest.item_version`;
  return row?.complete === true;
}

async function* pages({ sql, model }: Table, packId: string): AsyncGenerator<VectorEntry[]> {
  const read = (after: string) => sql<VectorRow[]>`
    select ${entryColumns(sql)}
    from item_embedding known join (${newestPublished(sql, packId)}) newest using (pack_id, item_id, item_version)
    where model = ${model} and vector is not null and item_id > ${after}
    order by item_id limit ${pageRows}`;
  for await (const rows of itemPages(pageRows, read)) yield rows.map(entryOf);
}

async function markSent({ sql, model }: Table, refs: readonly ItemRef[], indexName: string): Promise<void> {
  await sql`
    update item_embedding set sent_to = ${indexName}
    from unnest(
      ${refs.map(({ packId }) => packId)}::uuid[],
      ${refs.map(({ itemId }) => itemId)}::uuid[],
      ${refs.map(({ itemVersion }) => itemVersion)}::int[]
    ) as sent (pack_id, item_id, item_version)
    where item_embedding.model = ${model} and item_embedding.pack_id = sent.pack_id
      and item_embedding.item_id = sent.item_id and item_embedding.item_version = sent.item_version`;
}

type VectorRow = ItemRef & { vector: Uint8Array };

function entryColumns(sql: Sql) {
  return sql`pack_id as "packId", item_id as "itemId", item_version as "itemVersion", vector`;
}

function entryOf({ packId, itemId, itemVersion, vector }: VectorRow): VectorEntry {
  return { packId, itemId, itemVersion, vector: vectorOf(vector) };
}

function bytesOf(vector: Float32Array): Uint8Array {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** Copies, since what the driver gives is a piece of something larger, at any address. */
function vectorOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}
