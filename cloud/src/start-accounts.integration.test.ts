/** What accounts do by themselves while the API runs. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { readConfig } from './config.ts';
import { bringUp } from './open-database.ts';
import { startAccounts } from './start-accounts.ts';
import { connect, type Sql } from './storage/postgres/connect.ts';

const dayMs = 86_400_000;
const nowMs = Date.now();
let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  await bringUp(readConfig({ DATABASE_URL: database.url }));
  sql = connect({ url: database.url, poolSize: 2 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test('sign-ins that nobody can go on with are forgotten daily, and all others stay', async () => {
  const userId = randomUUID();
  await sql`insert into student values (${userId}, 'ann@example.org', '-', now())`;
  const add = async (name: string, usedAgoMs: number, expireInMs: number[]) => {
    const sessionId = randomUUID();
    const usedAt = new Date(nowMs - usedAgoMs);
    await sql`
      insert into session (user_id, session_id, device_id, device_name, created_at, used_at)
      values (${userId}, ${sessionId}, ${randomUUID()}, ${name}, ${usedAt}, ${usedAt})`;
    for (const ms of expireInMs) {
      await sql`
        insert into refresh_token (user_id, token_hash, session_id, issued_at, expires_at)
        values (${userId}, ${randomBytes(32)}, ${sessionId}, ${usedAt}, ${new Date(nowMs + ms)})`;
    }
  };
  await add('abandoned', 40 * dayMs, [-10 * dayMs, -9 * dayMs]);
  await add('in use', 60_000, [-dayMs, 29 * dayMs]);
  await add('resting', 20 * dayMs, [10 * dayMs]);
  await add('its access token alone is left', 10 * 60_000, [-60_000]);
  await sql`
    insert into throttle (key, tries, last_try_at) values
      (${randomBytes(32)}, 1, ${new Date(nowMs - 2 * dayMs)}), (${randomBytes(32)}, 2, ${new Date(nowMs - 60_000)})`;

  const daily = new Map<() => void, number>();
  const accounts = startAccounts(readConfig({}).tokens, {
    sql,
    redis: undefined,
    log: { error: () => expect.fail('a round failed') },
    now: () => nowMs,
    timers: {
      now: () => nowMs,
      after: (ms, act) => {
        daily.set(act, ms);
        return () => daily.delete(act);
      },
    },
  });
  const [[passDay, everyMs] = []] = daily;
  expect(everyMs).toBe(dayMs);
  passDay?.();
  await expect
    .poll(() => sql`select device_name as name from session order by used_at`.values())
    .toEqual([['resting'], ['its access token alone is left'], ['in use']]);
  expect(await sql`select count(*)::int from refresh_token`.values()).toEqual([[2]]);
  expect(await sql`select tries from throttle`.values()).toEqual([[2]]);
  await accounts.stop();
});
