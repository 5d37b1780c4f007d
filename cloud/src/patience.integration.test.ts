/** What hangs in Postgres ends: for whoever asked, and for its connection. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { goodPassword, readProblem, startTestCloud } from '#cloud/testing/test-cloud';
import { createTestDatabase } from '#cloud/testing/test-database';
import { readConfig, type Config } from './config.ts';
import { requestPatience, type Patience } from './storage/postgres/patience.ts';
import { bringUp, openDatabase, withDatabase } from './open-database.ts';
import { connect, type Sql } from './storage/postgres/connect.ts';
import { migrate } from './storage/postgres/migrate.ts';
import { unavailableOr } from './storage/postgres/unavailable.ts';

const hurry: Patience = { queryMs: 300, lockMs: 100, idleTransactionMs: 60_000 };
/** One connection: whoever asks next gets the one that hung. */
const alone = { DB_POOL_SIZE: '1' };

const boundsOf = async (sql: Sql) => {
  const [bounds] = await sql`
    select current_setting('statement_timeout') as query, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle`;
  return bounds;
};

test('a query that hangs is refused as unavailable, and its connection serves the next one', async () => {
  const cloud = await startTestCloud(alone, hurry);
  const register = () =>
    cloud.ask('POST', '/v1/accounts', {
      body: {
        email: `${randomUUID()}@example.org`,
        password: goodPassword,
        deviceId: randomUUID(),
        deviceName: 'a device',
      },
    });
  await cloud.sql.unsafe(`
    create function hang() returns trigger language plpgsql as $$ begin perform pg_sleep(600); return new; end $$;
    create trigger hang before insert on student for each row execute function hang()`);
  const refused = await register();
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await readProblem(refused)).toMatchObject({ code: 'service.unavailable', retry: 'backoff' });
  await cloud.sql`drop trigger hang on student`;
  expect((await register()).status).toBe(201);
  await cloud.stop();
});

test('a lock that nobody lets go of is not waited for longer than its bound', async () => {
  const cloud = await startTestCloud(alone, { ...hurry, queryMs: 600_000 });
  const { accessToken } = await cloud.signUp();
  const list = () => cloud.ask('GET', '/v1/devices', { token: accessToken });
  const holder = await cloud.sql.reserve();
  await holder`begin`;
  await holder`lock table device in access exclusive mode`;
  const refused = await list();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  await holder`rollback`;
  holder.release();
  expect((await list()).status).toBe(200);
  await cloud.stop();
});

test('a transaction that rests too long gives its locks back, and ends as unavailable', async () => {
  const database = await createTestDatabase();
  const sql = connect({ url: database.url, poolSize: 1, patience: { ...hurry, idleTransactionMs: 100 } });
  const other = connect({ url: database.url, poolSize: 1 });
  await sql`create table kept (x int)`;
  const locked = Promise.withResolvers<void>();
  const resting = sql
    .begin(async (transaction) => {
      await transaction`lock table kept`;
      locked.resolve();
      await new Promise(() => undefined);
    })
    .catch(unavailableOr);
  await locked.promise;
  // It has its turn once the lock is given back.
  expect(await other`select from kept`).toEqual([]);
  expect(await resting).toMatchObject({ code: 'service.unavailable' });
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  await Promise.all([sql.end(), other.end()]);
  await database.drop();
});

test('erasing a student takes the time it takes', async () => {
  const cloud = await startTestCloud(alone, { ...hurry, queryMs: 1_000 });
  const { accessToken, userId } = await cloud.signUp();
  await cloud.sql.unsafe(`
    create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(1.5); return old; end $$;
    create trigger linger before delete on student for each row execute function linger()`);
  const erased = await cloud.ask('POST', '/v1/accounts/erase', {
    token: accessToken,
    body: { password: goodPassword },
  });
  expect(erased.status).toBe(204);
  expect(await cloud.sql`select from student where user_id = ${userId}`).toEqual([]);
  await cloud.stop();
});

test('requests, commands and migrations have bounds of their own', async () => {
  const database = await createTestDatabase();
  const own = `${database.url}?statement_timeout=7000`;
  const config = readConfig({ DATABASE_URL: database.url });
  await bringUp(config);
  const boundsWith = async ({ database: bounded }: Config) => {
    const sql = await openDatabase({ ...config, database: { ...bounded, migrateOnStart: false } });
    return boundsOf(sql).finally(() => sql.end());
  };
  expect(await boundsWith(config)).toEqual({ query: '20s', lock: '10s', idle: '30s' });
  expect(await withDatabase(config, boundsOf)).toEqual({ query: '10min', lock: '10s', idle: '30s' });
  expect(await boundsWith(readConfig({ DATABASE_URL: own }))).toMatchObject({ query: '7s' });
  const pooled = readConfig({ DATABASE_URL: own, DATABASE_DIRECT_URL: database.url });
  expect(await boundsWith(pooled)).toEqual({ query: '7s', lock: '0', idle: '0' });

  expect(requestPatience.queryMs).toBeLessThan(config.requestTimeoutMs);
  await database.drop();
});

test('a migration takes as long as it takes, and waits for a table only shortly', async () => {
  const database = await createTestDatabase();
  const sql = `create table bounds as
    select current_setting('statement_timeout') as query, current_setting('lock_timeout') as lock`;
  await migrate({
    url: `${database.url}?statement_timeout=7000`,
    lockTimeoutMs: 30_000,
    migrations: [{ version: 1, name: 'bounds', sql }],
  });
  const reader = connect({ url: database.url, poolSize: 1 });
  expect(await reader`select * from bounds`).toEqual([{ query: '0', lock: '5s' }]);
  await reader.end();
  await database.drop();
});
