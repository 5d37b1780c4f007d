/** A database that goes away in the middle of transactions, and comes back: what the pool is worth afterwards. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGate, type Gate } from '#cloud/testing/gate';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { connect, type Sql } from './connect.ts';
import { unavailableOr } from './unavailable.ts';

const connections = 3;
let database: TestDatabase;
let gate: Gate;
/** Through the gate. */
let sql: Sql;
/** Past it. */
let direct: Sql;
beforeEach(async () => {
  database = await createTestDatabase();
  gate = await startGate(database.url);
  sql = connect({ url: gate.url, poolSize: connections });
  direct = connect({ url: database.url, poolSize: 1 });
  await direct`create table kept (name text)`;
});
afterEach(async () => {
  await sql.end({ timeout: 1 });
  await direct.end();
  await gate.close();
  await database.drop();
});

const sleeping = () => direct`
  select from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()
    and datname = current_database() and state = 'active'`;

const unavailable = expect.objectContaining({ code: 'service.unavailable' }) as unknown;

/** As many transactions as there are connections, each in the middle of a query. */
async function beginAll(): Promise<Promise<unknown>[]> {
  const running = Array.from({ length: connections }, (_, place) =>
    sql
      .begin(async (transaction) => {
        await transaction`insert into kept values (${`of ${place}`})`;
        await transaction`select pg_sleep(600)`;
      })
      .catch(unavailableOr),
  );
  await expect.poll(async () => (await sleeping()).count).toBe(connections);
  return running;
}

async function expectWell(): Promise<void> {
  const names = ['one', 'two', 'three', 'four', 'five', 'six'];
  for (const name of names) {
    await sql.begin((transaction) => transaction`insert into kept values (${name})`);
  }
  expect((await direct`select name from kept`.values()).flat()).toEqual(names);
}

test('transactions that are cut end as unavailable, and the pool works when the database is back', async () => {
  const running = await beginAll();
  await gate.close();
  expect(await Promise.all(running)).toEqual(running.map(() => unavailable));
  await expect(sql`select 1`).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await gate.open();
  await expectWell();
});

test('connections that the server ends cost their transactions and the next query of each, and no more', async () => {
  const running = await beginAll();
  await direct`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  expect(await Promise.all(running)).toEqual(running.map(() => unavailable));
  // The library gives what the server said last to whoever comes next.
  for (const _ of running) await sql`select 1`.catch(() => undefined);
  await expectWell();
});

test('what a lost transaction still had to say is not said in another one', async () => {
  const { promise: waiting, resolve: goOn } = Promise.withResolvers<void>();
  const late = Promise.withResolvers<unknown>();
  const lost = sql
    .begin(async (transaction) => {
      await transaction`insert into kept values ('early')`;
      await waiting;
      try {
        await transaction`insert into kept values ('late')`;
      } catch (error) {
        late.resolve(error);
      }
    })
    .catch(unavailableOr);
  await expect
    .poll(async () => (await direct`select from pg_locks where relation = 'kept'::regclass`).count)
    .toBe(1);
  await gate.close();
  expect(await lost).toEqual(unavailable);
  await gate.open();
  await sql`select 1`;
  goOn();
  expect(await late.promise).toMatchObject({ message: 'this transaction is over' });
  await expectWell();
});

test('an error that only looks like a lost connection ends its transaction, and the connection serves the next', async () => {
  const elsewhere = Object.assign(new Error('another server is away'), { code: 'CONNECTION_CLOSED' });
  const failing = sql.begin(async (transaction) => {
    await transaction`insert into kept values ('undone')`;
    throw elsewhere;
  });
  await expect(failing).rejects.toBe(elsewhere);
  await expectWell();
});
