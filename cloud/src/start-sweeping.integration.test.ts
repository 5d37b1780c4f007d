/** What each table keeps when the day's sweep has been through it, in a real Postgres. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { readConfig } from './config.ts';
import { bringUp } from './open-database.ts';
import { sweepDaily } from './start-sweeping.ts';
import { postgresAccountStore } from './storage/postgres/account-store.ts';
import { connect, type Sql } from './storage/postgres/connect.ts';

const dayMs = 86_400_000;
const nowMs = Date.now();
const ann = randomUUID();
let database: TestDatabase;
let sql: Sql;
beforeEach(async () => {
  database = await createTestDatabase();
  await bringUp(readConfig({ DATABASE_URL: database.url }));
  sql = connect({ url: database.url, poolSize: 3 });
  await sql`insert into student values (${ann}, 'ann@example.org', '-', now())`;
});
afterEach(async () => {
  await sql.end();
  await database.drop();
});

const ago = (ms: number) => new Date(nowMs - ms);
const dayAgo = (ms: number) => ago(ms).toISOString().slice(0, 10);

/** One replica looks once whether there is something to do, and says what it took out of which tables. */
async function look(): Promise<Record<string, number> | undefined> {
  const over = Promise.withResolvers<void>();
  let rounds = 0;
  let swept: Record<string, number> | undefined;
  const sweeping = sweepDaily({
    sql,
    now: () => nowMs,
    accessMs: 15 * 60_000,
    refreshMs: 30 * dayMs,
    timers: {
      now: () => nowMs,
      // The first round begins at once; that it waits for the next one says that it is over.
      after: (_, act) => {
        rounds += 1;
        if (rounds === 1) setImmediate(act);
        else over.resolve();
        return () => undefined;
      },
    },
    log: {
      info: ({ rows }: { rows: Record<string, number> }) => {
        swept = Object.fromEntries(Object.entries(rows).filter(([, count]) => count > 0));
      },
      error: (about: { err: unknown }) => expect.fail(String(about.err)),
    },
  });
  await over.promise;
  await sweeping.stop();
  return swept;
}

const tomorrow = () => sql`update sweep set begun_at = begun_at - interval '1 day'`;

async function addUse(agoMs: number, settled = true): Promise<void> {
  const day = dayAgo(agoMs);
  await sql`insert into student_budget (user_id, day, held_nano) values (${ann}, ${day}, ${settled ? 0 : 5})`;
  await sql`insert into day_budget (day, held_nano) values (${day}, ${settled ? 0 : 5})`;
  await sql`
    insert into ai_usage (user_id, usage_id, request_id, pack_id, item_id, item_version, mode, provider, model, day,
      reserved_nano, opened_at, settled_at, outcome, cost_nano)
    values (${ann}, ${randomUUID()}, ${randomUUID()}, ${ann}, ${ann}, 1, 'hint', 'openai', 'm', ${day}, 5,
      ${ago(agoMs)}, ${settled ? ago(agoMs) : null}, ${settled ? 'stop' : null}, ${settled ? 5 : null})`;
  await sql`insert into tutor_hit values (${ann}, ${day}, ${ann}, ${ann}, 1, 'hint', 1, ${ago(agoMs)})`;
  await sql`
    insert into tutor_rating values (${ann}, ${randomUUID()}, ${ann}, ${ann}, 1, 'hint', true, null, ${ago(agoMs)})`;
}

test('what the tutor did is kept for reports, and what a student spent for a while', async () => {
  await addUse(limits.tutorUseKeptMs + 3 * dayMs);
  await addUse(limits.tutorUseKeptMs + 2 * dayMs);
  await addUse(limits.tutorUseKeptMs - 2 * dayMs);
  await addUse(limits.studentDayKeptMs - 2 * dayMs);
  expect(await look()).toEqual({
    ai_usage: 2,
    tutor_hit: 2,
    tutor_rating: 2,
    student_budget: 3,
    day_budget: 2,
  });
  expect(await sql`select day::text from student_budget`.values()).toEqual([
    [dayAgo(limits.studentDayKeptMs - 2 * dayMs)],
  ]);
});

test('a call that nobody settled yet keeps its row and its days', async () => {
  const agoMs = limits.tutorUseKeptMs + 2 * dayMs;
  await addUse(agoMs, false);
  expect(await look()).toEqual({ tutor_hit: 1, tutor_rating: 1 });
  await sql`select from reap_usage(1000, 1000)`;
  await tomorrow();
  expect(await look()).toEqual({ ai_usage: 1, student_budget: 1, day_budget: 1 });
});

test('chats are forgotten after a month, and leases of exams that long ended', async () => {
  for (const agoMs of [
    limits.threadKeptMs + dayMs,
    limits.threadKeptMs + 60_000,
    limits.threadKeptMs - 60_000,
  ]) {
    await sql`insert into tutor_turn values (${ann}, ${randomUUID()}, 1, ${ann}, 1, 'a', 'b', ${ago(agoMs)})`;
  }
  for (const agoMs of [
    limits.leaseKeptMs + dayMs,
    limits.leaseKeptMs + 60_000,
    limits.leaseKeptMs - 60_000,
  ]) {
    await sql`insert into exam_lease values (${ann}, ${randomUUID()}, ${ann}, 1, ${nowMs - agoMs})`;
  }
  expect(await look()).toEqual({ tutor_turn: 2, exam_lease: 2 });
});

test('SY13 deletions are forgotten after their time, and how far that went is remembered', async () => {
  await sql`insert into user_sync (user_id, epoch, docs_seq) values (${ann}, 'e', 3)`;
  const add = (seq: number, deleted: boolean, agoMs: number) => sql`
    insert into document values (${ann}, ${`note:${seq}`}, ${seq}, '{}', ${deleted}, ${nowMs - agoMs}, 0)`;
  await add(1, true, limits.tombstoneMs + 60_000);
  await add(2, false, limits.tombstoneMs + 60_000);
  await add(3, true, limits.tombstoneMs - 60_000);
  expect(await look()).toEqual({ document: 1 });
  expect(await sql`select docs_forgotten from user_sync`.values()).toEqual([[1]]);
});

test('sign-ins that nobody can go on with are forgotten, and all others stay', async () => {
  const add = async (name: string, usedAgoMs: number, expireInMs: number[]) => {
    const [sessionId, usedAt] = [randomUUID(), ago(usedAgoMs)];
    await sql`
      insert into session (user_id, session_id, device_id, device_name, created_at, used_at)
      values (${ann}, ${sessionId}, ${randomUUID()}, ${name}, ${usedAt}, ${usedAt})`;
    for (const ms of expireInMs) {
      await sql`
        insert into refresh_token (user_id, token_hash, session_id, issued_at, expires_at)
        values (${ann}, ${randomBytes(32)}, ${sessionId}, ${usedAt}, ${ago(-ms)})`;
    }
  };
  await add('abandoned', 40 * dayMs, [-10 * dayMs, -9 * dayMs]);
  await add('in use', 60_000, [-dayMs, 29 * dayMs]);
  await add('resting', 20 * dayMs, [10 * dayMs]);
  await add('of a time when tokens lasted for 10 days', 20 * dayMs, [-10 * dayMs]);
  await add('of a time when they lasted for 90', 40 * dayMs, [50 * dayMs]);
  await add('its access token alone is left', 10 * 60_000, [-60_000]);
  await sql`
    insert into throttle (key, tries, last_try_at)
    values (${randomBytes(32)}, 1, ${ago(2 * dayMs)}), (${randomBytes(32)}, 2, ${ago(60_000)})`;
  expect(await look()).toEqual({ throttle: 1, refresh_token: 5, session: 1 });
  expect(await sql`select device_name from session order by used_at, device_name desc`.values()).toEqual([
    ['of a time when they lasted for 90'],
    ['resting'],
    ['of a time when tokens lasted for 10 days'],
    ['its access token alone is left'],
    ['in use'],
  ]);
  expect(await sql`select tries from throttle`.values()).toEqual([[2]]);
});

test('a token that is taken out while its device shows it has expired, and is no fault of the server', async () => {
  const [sessionId, hash] = [randomUUID(), randomBytes(32)];
  await sql`
    insert into session (user_id, session_id, device_id, device_name, created_at, used_at)
    values (${ann}, ${sessionId}, ${randomUUID()}, 'resting', ${ago(29 * dayMs)}, ${ago(29 * dayMs)})`;
  await sql`
    insert into refresh_token (user_id, token_hash, session_id, issued_at, expires_at)
    values (${ann}, ${hash}, ${sessionId}, ${ago(29 * dayMs)}, ${ago(1)})`;
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`select from session for update`;
  const exchanged = postgresAccountStore(sql).exchangeToken({
    userId: ann,
    hash,
    successor: { hash: randomBytes(32), expiresAtMs: nowMs + dayMs },
    nowMs,
    plan: () => expect.fail('there is nothing to plan'),
  });
  await expect.poll(async () => (await holder`select from pg_locks where not granted`).count).toBe(1);
  await holder`delete from refresh_token where expires_at < ${ago(0)}`;
  await holder`commit`;
  holder.release();
  expect(await exchanged).toEqual({ verdict: 'expired' });
});

test('one replica does the work of a day, and none does it again before the next', async () => {
  const looks = await Promise.all([look(), look(), look()]);
  expect(looks.filter((swept) => swept !== undefined)).toHaveLength(1);
  expect(await look()).toBeUndefined();
  await tomorrow();
  expect(await look()).toEqual({});
});

test('more rows than a step takes go all the same, and a row in use is left for the next day', async () => {
  const rows = 2 * limits.sweptRowsMax + 5;
  await sql`
    insert into tutor_turn select ${ann}, gen_random_uuid(), n, ${ann}, 1, 'a', 'b', ${ago(limits.threadKeptMs + dayMs)}
    from generate_series(1, ${rows}) as n`;
  const user = await sql.reserve();
  await user`begin`;
  await user`select from tutor_turn where turn = 7 for update`;
  expect(await look()).toEqual({ tutor_turn: rows - 1 });
  await user`rollback`;
  user.release();
  await tomorrow();
  expect(await look()).toEqual({ tutor_turn: 1 });
});
