/** A push of documents and the sweep of the same student's deletions at once, in a real Postgres. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '#cloud/config';
import { bringUp } from '#cloud/open-database';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { connect, type Sql } from './connect.ts';
import { postgresDocumentStore } from './document-store.ts';

const nowMs = Date.now();
const [ann, ben] = [randomUUID(), randomUUID()];
const keys = ['note:a', 'note:b'];
let database: TestDatabase;
let sql: Sql;
beforeEach(async () => {
  database = await createTestDatabase();
  await bringUp(readConfig({ DATABASE_URL: database.url }));
  sql = connect({ url: database.url, poolSize: 4 });
  await sql`insert into student values (${ann}, 'ann@example.org', '-', now()), (${ben}, 'ben@example.org', '-', now())`;
  for (const student of [ann, ben]) {
    await sql`insert into user_sync (user_id, epoch, docs_seq) values (${student}, 'e', 2)`;
    await sql`
      insert into document select ${student}, key, place, '{}', true, 0, 0
      from unnest(${keys}::text[]) with ordinality as listed (key, place)`;
  }
});
afterEach(async () => {
  await sql.end();
  await database.drop();
});

const field = { text: { value: 'again', stamp: '', base: '' } };
const held = (student: string) =>
  sql`select key, deleted from document where user_id = ${student} order by key`.values();
const forgottenOf = (student: string) =>
  sql`select docs_forgotten from user_sync where user_id = ${student}`.values();
const waiting = async () => (await sql`select from pg_locks where not granted`).count;

test('SY13 a sweep leaves the deletions of a student who pushes to the next day, and neither waits for the other', async () => {
  const store = postgresDocumentStore(sql);
  // A push that has its student's history and, for now, waits for the first of its documents.
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`select from document where user_id = ${ann} and key = 'note:a' for update`;
  const pushed = store.merge({
    userId: ann,
    nowMs,
    documents: keys.map((key) => ({ key, fields: field })),
    merge: (_, __, after) => after,
  });
  await expect.poll(waiting).toBe(1);
  let isOver = false;
  const swept = store.forgetDeleted(nowMs, 10).finally(() => {
    isOver = true;
  });
  const both = Promise.allSettled([pushed, swept]);
  await expect.poll(async () => isOver || (await waiting()) === 2).toBe(true);
  await holder`rollback`;
  holder.release();
  const [push, sweep] = await both;
  expect(push).toMatchObject({ status: 'fulfilled', value: { head: { documents: 4 } } });
  expect(sweep).toEqual({ status: 'fulfilled', value: 2 });
  expect(await held(ann)).toEqual(keys.map((key) => [key, false]));
  expect(await held(ben)).toEqual([]);
  expect([...(await forgottenOf(ann)), ...(await forgottenOf(ben))]).toEqual([[0], [2]]);
});
