/** The table of embeddings: who may make one, which are current, what comes back. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Item } from '@answly/shared/model/item';
import { unit } from '#cloud/domain/tutor/vectors/cosine';
import type { VectorEntry } from '#cloud/domain/tutor/vectors/vector-index';
import { buildItem } from '#cloud/testing/build-item';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { connect, type Sql } from './connect.ts';
import { postgresEmbeddings } from './item-embeddings.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

let database: TestDatabase;
let sql: Sql;
let packId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate({ url: database.url, migrations: readMigrations(), lockTimeoutMs: 30_000 });
  sql = connect({ url: database.url, poolSize: 8 });
});
beforeEach(() => {
  packId = randomUUID();
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function publish(...items: Item[]): Promise<void> {
  const rows = items.map((item) => ({
    pack_id: packId,
    item_id: item.id,
    item_version: item.version,
    item: sql.json(item),
  }));
  await sql`insert into pack_item ${sql(rows)}`;
}

const build = (count: number) => Array.from({ length: count }, () => buildItem());

function entry({ id, version }: Item, vector: number[] = [1, 2, 2]): VectorEntry {
  return { packId, itemId: id, itemVersion: version, vector: unit(vector) };
}

async function allPages(model = 'm'): Promise<VectorEntry[]> {
  const entries: VectorEntry[] = [];
  for await (const page of postgresEmbeddings(sql, model).pages(packId)) entries.push(...page);
  return entries;
}

test('a vector comes back bit by bit, under its own model and version only', async () => {
  const store = postgresEmbeddings(sql, 'm');
  const [item] = build(1) as [Item];
  const made = entry(item, [0.1, -0.7, 3]);
  await publish(item);
  await store.save([made]);
  expect(await store.find(made)).toEqual(made.vector);
  expect(await store.find({ ...made, itemVersion: 2 })).toBeUndefined();
  expect(await postgresEmbeddings(sql, 'other').find(made)).toBeUndefined();
});

test('of claims that meet, each item goes to one', async () => {
  const store = postgresEmbeddings(sql, 'm');
  await publish(...build(60));
  const claims = await Promise.all(Array.from({ length: 8 }, () => store.claim(packId, 40)));
  const claimed = claims.flat().map(({ itemId }) => itemId);
  expect(new Set(claimed).size).toBe(claimed.length);
  const rest = await store.claim(packId, 60);
  expect(claimed.length + rest.length).toBe(60);
  expect(await store.claim(packId, 60)).toEqual([]);
});

test('of claims that run inside each other, the later one waits and is given what is left', async () => {
  await publish(...build(3));
  const first = await sql.reserve();
  try {
    await first`begin`;
    expect(await postgresEmbeddings(first as unknown as Sql, 'm').claim(packId, 3)).toHaveLength(3);
    const second = postgresEmbeddings(sql, 'm').claim(packId, 3);
    await expect
      .poll(async () => sql`select from pg_locks where not granted and locktype = 'transactionid'`)
      .toHaveLength(1);
    await first`commit`;
    expect(await second).toEqual([]);
  } finally {
    first.release();
  }
});

test('what was claimed and never made is free again after two minutes; what was made is not', async () => {
  const store = postgresEmbeddings(sql, 'm');
  const [made, lost] = build(2) as [Item, Item];
  await publish(made, lost);
  await store.claim(packId, 2);
  await store.save([entry(made)]);
  expect(await store.isComplete(packId)).toBe(false);
  await sql`update item_embedding set claimed_at = now() - interval '119 seconds' where pack_id = ${packId}`;
  expect(await store.claim(packId, 2)).toEqual([]);
  await sql`update item_embedding set claimed_at = now() - interval '121 seconds' where pack_id = ${packId}`;
  expect(await store.claim(packId, 2)).toMatchObject([{ itemId: lost.id, item: { stem: lost.stem } }]);
  await store.save([entry(lost)]);
  expect(await store.isComplete(packId)).toBe(true);
});

test('only newest published versions are claimed, read and sent; a pack of nothing is not complete', async () => {
  const store = postgresEmbeddings(sql, 'm');
  expect(await store.isComplete(packId)).toBe(false);
  const [renewed, withdrawn, draft] = build(3) as [Item, Item, Item];
  await publish(renewed, { ...renewed, version: 2 }, { ...draft, status: 'draft' });
  await publish(withdrawn, { ...withdrawn, version: 2, status: 'withdrawn' });
  expect(await store.claim(packId, 9)).toMatchObject([{ itemId: renewed.id, itemVersion: 2 }]);
  const all = [renewed, { ...renewed, version: 2 }, withdrawn].map((item) => entry(item));
  await store.save(all);
  const current = { packId, itemId: renewed.id, itemVersion: 2 };
  expect(await allPages()).toMatchObject([current]);
  expect(await store.unsent(packId, 'index', 9)).toMatchObject([current]);
  expect(await store.newest(packId, [renewed.id, withdrawn.id, randomUUID()])).toEqual([current]);
});

test('what one index was sent another one was not, and a new vector is sent anew', async () => {
  const store = postgresEmbeddings(sql, 'm');
  const items = build(3);
  await publish(...items);
  await store.save(items.map((item) => entry(item)));
  const sent = await store.unsent(packId, 'one', 2);
  await store.markSent(sent, 'one');
  expect(await store.unsent(packId, 'one', 9)).toHaveLength(1);
  expect(await store.unsent(packId, 'two', 9)).toHaveLength(3);
  await store.save(sent.slice(0, 1));
  expect(await store.unsent(packId, 'one', 9)).toHaveLength(2);
});

test('a pack of several pages is read whole, each item once', async () => {
  const items = build(1_001);
  await publish(...items);
  await postgresEmbeddings(sql, 'm').save(items.map((item) => entry(item)));
  const read = await allPages();
  expect(read.map(({ itemId }) => itemId)).toEqual(items.map(({ id }) => id).toSorted());
});
