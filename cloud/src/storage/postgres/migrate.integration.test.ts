import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { connect, type Sql } from './connect.ts';
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
