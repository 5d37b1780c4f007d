/** Published packs in Postgres. */
import type { PendingQuery, Row } from 'postgres';
import type { Added, NewPack, PackStore, PackVersion } from '#cloud/domain/packs/pack-store';
import { publishedPack, type PublishedPack } from '@answly/shared/http/packs';
import { canonicalJson } from '@answly/shared/sync/canonical';
import type { Sql, Transaction } from './connect.ts';
import { takeTime, waitLong } from './take-time.ts';

export function postgresPackStore(sql: Sql): PackStore {
  return {
    add: (pack, nowMs) => sql.begin((transaction) => addPack(transaction, pack, nowMs)),

    listNewest: async () => {
      const rows = await sql<{ published: unknown }[]>`
        select info as published from (
          select distinct on (pack_id) info from pack where withdrawn_at is null
          order by pack_id, version desc
        ) as newest
        order by info ->> 'title', info ->> 'id'`;
      return rows.map((row) => publishedPack.parse(row.published));
    },

    listVersions: async () => sql<PackVersion[]>`
      select ${versionColumns(sql)} from pack order by info ->> 'title', pack_id, version desc`,

    setWithdrawn: async ({ packId, version }, withdrawnMs) => {
      const at = withdrawnMs === null ? null : new Date(withdrawnMs);
      const rows = await sql<PackVersion[]>`
        update pack set withdrawn_at = case when ${at}::timestamptz is not null then coalesce(withdrawn_at, ${at}) end
        where pack_id = ${packId} ${version === undefined ? sql`` : sql`and version = ${version}`}
        returning ${versionColumns(sql)}`;
      return rows.toSorted((one, other) => other.version - one.version);
    },

    findSha256: async (packId, version) => {
      const [row] = await sql<{ sha256: string }[]>`
        select sha256 from pack where pack_id = ${packId} and version = ${version} and withdrawn_at is null`;
      return row?.sha256;
    },

    readContent: async (packId, version) => {
      const [row] = await sql<{ content: Uint8Array }[]>`
        select content from pack_file where pack_id = ${packId} and version = ${version}`;
      return row?.content;
    },
  };
}

function versionColumns(sql: Sql) {
  const ms = (column: string) => sql`(extract(epoch from ${sql(column)}) * 1000)::bigint`;
  return sql`pack_id as "packId", info ->> 'title' as title, version,
    ${ms('published_at')} as "publishedMs", ${ms('withdrawn_at')} as "withdrawnMs"`;
}

async function addPack(
  sql: Transaction,
  { published, content, items }: NewPack,
  nowMs: number,
): Promise<Added> {
  const { id, version, sha256 } = published;
  await takeTime(sql);
  // Publishers of one pack go one after the other.
  await waitLong(sql);
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  const [known] = await sql<{ sha256: string; isWithdrawn: boolean }[]>`
    select sha256, withdrawn_at is not null as "isWithdrawn" from pack
    where pack_id = ${id} and version = ${version}`;
  if (known?.sha256 === sha256) return known.isWithdrawn ? 'withdrawn' : 'known';
  if (known !== undefined) return 'version-taken';
  const added = sql`unnest(
    ${items.map((item) => item.id)}::uuid[],
    ${items.map((item) => item.version)}::int[],
    ${items.map((item) => canonicalJson(item))}::text[]
  ) as added (item_id, item_version, item)`;
  const changed = await findChangedItem(sql, id, added);
  if (changed !== undefined) return { itemChanged: changed };
  await insertPack(sql, published, nowMs);
  await sql`insert into pack_file (pack_id, version, content) values (${id}, ${version}, ${content})`;
  await sql`
    insert into pack_item (pack_id, item_id, item_version, item)
    select ${id}, item_id, item_version, item::json
    from ${added}
    on conflict do nothing`;
  return 'added';
}

async function insertPack(sql: Transaction, published: PublishedPack, nowMs: number): Promise<void> {
  const { id, version, itemCount, bytes, sha256 } = published;
  await sql`
    insert into pack (pack_id, version, info, item_count, bytes, sha256, published_at)
    values (${id}, ${version}, ${JSON.stringify(published)}::text::json, ${itemCount}, ${bytes}, ${sha256},
      ${new Date(nowMs)})`;
}

/** Facts name an item's version for good, so a version keeps the content it was published with. */
async function findChangedItem(
  sql: Transaction,
  packId: string,
  added: PendingQuery<Row[]>,
): Promise<string | undefined> {
  const [changed] = await sql<{ id: string }[]>`
    select known.item_id as id
    from ${added}
    join pack_item known on known.pack_id = ${packId}
      and known.item_id = added.item_id and known.item_version = added.item_version
    where known.item::text <> added.item
    limit 1`;
  return changed?.id;
}
