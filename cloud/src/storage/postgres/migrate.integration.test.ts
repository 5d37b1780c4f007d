import { randomUUID } from 'node:crypto';
import { digestOf } from '@answly/shared/sync/digest';
import { factsOf } from '@answly/shared/sync/facts-frame';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { connect, type Sql } from './connect.ts';
import { postgresFactStore } from './fact-store.ts';
import { migrate, SchemaError } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

let database: TestDatabase;
let sql: Sql;

beforeEach(async () => {
  database = await createTestDatabase();
  sql = connect({ url: database.url, poolSize: 1 });
});

afterEach(async () => {
  await sql.end();
  await database.drop();
});

const lockTimeoutMs = 30_000;

test('five replicas that start cold run each migration exactly once', async () => {
  const migrations = readMigrations();
  const runs = await Promise.all(
    Array.from({ length: 5 }, () => migrate({ url: database.url, migrations, lockTimeoutMs })),
  );
  expect(runs.flat().map((each) => each.version)).toEqual(migrations.map((each) => each.version));
  const rows = await sql<{ version: number }[]>`select version from schema_migration order by version`;
  expect(rows.map((row) => row.version)).toEqual(migrations.map((each) => each.version));
});

test('a second start applies nothing', async () => {
  const options = { url: database.url, migrations: readMigrations(), lockTimeoutMs };
  await migrate(options);
  expect(await migrate(options)).toEqual([]);
});

test('SY15 what was kept by the schema before sync in full is kept by this one, to the letter', async () => {
  const migrations = readMigrations();
  await migrate({ url: database.url, migrations: migrations.slice(0, 4), lockTimeoutMs });
  const [userId, other, deviceId] = [randomUUID(), randomUUID(), randomUUID()];
  const facts = Array.from({ length: 40 }, (_, n) => ({
    id: randomUUID(),
    kind: n % 2 === 0 ? 'attempt' : 'of-tomorrow',
    deviceId,
    deviceSeq: n + 1,
    at: 1_000 + n,
    zoneMinutes: -60,
    monoMs: n + 0.6,
    body: '{ "b":1.0, "a":["é\\"}","\\u0000\\\\u\\ud800"] }',
  }));
  for (const [owner, count] of [
    [userId, 40],
    [other, 3],
  ] as const) {
    await sql`insert into student values (${owner}, ${`${owner}@example.org`}, '-', now())`;
    await sql`insert into user_sync (user_id, epoch, facts_seq) values (${owner}, 'e', ${count})`;
    for (const [place, { body, ...around }] of facts.slice(0, count).entries()) {
      const content = `${JSON.stringify(around).slice(0, -1)},"body":${body}}`;
      await sql`
        insert into fact (user_id, seq, fact_id, device_id, device_seq, kind, effective_at, received_at, sent_hash, content)
        values (${owner}, ${place + 1}, ${around.id}, ${deviceId}, ${around.deviceSeq}, ${around.kind},
          ${around.at - 7}, 5, '', ${content}::text::json)`;
    }
  }
  await sql`
    insert into session (user_id, session_id, device_id, device_name, created_at, used_at)
    values (${userId}, ${randomUUID()}, ${deviceId}, 'first', now(), now()),
      (${userId}, ${randomUUID()}, ${deviceId}, 'second', now(), now() + interval '1 hour')`;
  expect(
    (await migrate({ url: database.url, migrations, lockTimeoutMs })).map(({ version }) => version),
  ).toEqual(migrations.slice(4).map(({ version }) => version));

  const store = postgresFactStore(sql);
  const page = await store.readPage(userId, { cursor: 0, factsMax: 100, bytesMax: 1e6, deviceId });
  expect(page).toMatchObject({ count: 40, deviceSeqMax: 40, head: { facts: 40, documents: 0 } });
  expect(page.columns.effectiveAfter.every((each) => each === -7)).toBe(true);
  expect(factsOf(page.columns, page.bodies.split('\n'))).toEqual(
    facts.map((fact) => ({ ...fact, monoMs: Math.round(fact.monoMs) })),
  );
  // Every cursor finds the sum that a device has of the same facts, and so does the next push.
  for (const cursor of [0, 1, 17, 40]) {
    const { cursorSum } = await store.readPage(userId, { cursor, factsMax: 1, bytesMax: 1, deviceId });
    expect(cursorSum).toBe(digestOf(facts.slice(0, cursor).map(({ id }) => id)).sum);
  }
  const [head] = await sql<
    { sum: number }[]
  >`select facts_sum as sum from user_sync where user_id = ${userId}`;
  expect(head?.sum).toBe(digestOf(facts.map(({ id }) => id)).sum);
  const devices = await sql<{ name: string }[]>`select name from device where user_id = ${userId}`;
  expect(devices).toEqual([{ name: 'second' }]);
});

test('a database newer than the code is refused', async () => {
  const migrations = readMigrations();
  await migrate({ url: database.url, migrations, lockTimeoutMs });
  const older = migrate({ url: database.url, migrations: migrations.slice(0, 1), lockTimeoutMs });
  await expect(older).rejects.toThrow(SchemaError);
});

test('a migration that fails leaves nothing of itself, and those before it stay', async () => {
  const migrations = [
    { version: 1, name: 'good', sql: 'create table good (x int)' },
    { version: 2, name: 'bad', sql: 'create table half (x int); select 1/0' },
  ];
  await expect(migrate({ url: database.url, migrations, lockTimeoutMs })).rejects.toThrow('division by zero');
  const [tables] =
    await sql`select to_regclass('good') is not null as good, to_regclass('half') is null as nohalf`;
  expect(tables).toEqual({ good: true, nohalf: true });
});

test('waiting for another migrator ends after the lock timeout', async () => {
  const held = await sql.reserve();
  await held`select pg_advisory_lock(4171988203)`;
  await expect(migrate({ url: database.url, migrations: [], lockTimeoutMs: 100 })).rejects.toThrow(
    'lock timeout',
  );
  held.release();
});

test('calls to models from before they had a price keep their rows, one for each request', async () => {
  const migrations = readMigrations();
  await migrate({ url: database.url, migrations: migrations.slice(0, 5), lockTimeoutMs });
  const [userId, twice, once] = [randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into student values (${userId}, 'ann@example.org', '-', now())`;
  const calls = [
    { request: twice, openedAt: '2026-11-01T23:59:59Z', outcome: 'stop' },
    { request: twice, openedAt: '2026-11-02T00:00:01Z', outcome: null },
    { request: once, openedAt: '2026-11-03T12:00:00Z', outcome: 'stop' },
  ];
  for (const { request, openedAt, outcome } of calls) {
    await sql`
      insert into ai_usage (user_id, usage_id, request_id, pack_id, item_id, item_version, mode, provider, model,
        opened_at, settled_at, outcome)
      values (${userId}, ${randomUUID()}, ${request}, ${randomUUID()}, ${randomUUID()}, 1, 'explain', 'openai', 'm',
        ${openedAt}, ${outcome === null ? null : openedAt}, ${outcome})`;
  }
  await migrate({ url: database.url, migrations, lockTimeoutMs });
  const rows = await sql`
    select request_id, usage_id, day::text, reserved_nano, cost_nano from ai_usage order by opened_at`;
  expect(rows).toMatchObject([
    { request_id: twice, day: '2026-11-01', reserved_nano: 0, cost_nano: 0 },
    { request_id: rows[1]?.['usage_id'], day: '2026-11-02', reserved_nano: 0, cost_nano: null },
    { request_id: once, day: '2026-11-03', reserved_nano: 0, cost_nano: 0 },
  ]);
});
