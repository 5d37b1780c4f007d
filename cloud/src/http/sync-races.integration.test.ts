/** What is numbered while others number, read or erase: no gap, nothing skipped, nobody blocked (SY2, SY3). */
import { beforeEach, expect, test } from 'vitest';
import { digestOf } from '@answly/shared/sync/digest';
import { readCandidate, type Candidate } from '#cloud/domain/sync/candidate';
import { insertNumbered } from '#cloud/storage/postgres/fact-insert';
import { testDevice } from '#cloud/testing/build-fact';
import { recordOf } from '#cloud/testing/sync-client';
import { signInDevice, signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { goodPassword, readProblem } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const cloud = useTestCloud();
let device: SyncDevice;

beforeEach(async () => {
  device = await signUpDevice(cloud);
});

const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);
const seqsOf = (facts: readonly { seq: number }[]) => facts.map(({ seq }) => seq);

/** How many connections wait for a lock now. */
async function lockWaiters(): Promise<number> {
  const [row] = await cloud.sql<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

/** Numbers facts of another device and keeps the transaction open until it is told how to end. */
async function holdPush(count: number): Promise<{ commit(): Promise<void>; fail(): Promise<void> }> {
  const nowMs = cloud.clock.nowMs;
  const facts = testDevice(() => nowMs)
    .nextMany(count)
    .map((fact) => readCandidate(recordOf(fact), nowMs) as Candidate);
  const held = Promise.withResolvers<void>();
  const numbered = Promise.withResolvers<void>();
  const ended = cloud.sql.begin(async (transaction) => {
    await insertNumbered(transaction, { userId: device.userId, facts, nowMs });
    numbered.resolve();
    await held.promise;
  });
  await Promise.race([numbered.promise, ended]);
  return {
    commit: async () => {
      held.resolve();
      await ended;
    },
    fail: async () => {
      held.reject(new Error('the writer died'));
      await expect(ended).rejects.toThrow('the writer died');
    },
  };
}

test('SY2 SY3 what is numbered and not committed is passed by no reader and overtaken by no writer', async () => {
  await device.push(device.nextMany(2));
  const slow = await holdPush(3);
  const pushed = device.push(device.nextMany(4));
  await expect.poll(lockWaiters).toBe(1);
  expect(await device.pull('cursor=0')).toMatchObject({ head: 2, nextCursor: 2, more: false });
  await slow.commit();
  expect((await pushed).numbered).toEqual({ first: 6, last: 9 });
  expect(seqsOf(await device.pullAll())).toEqual(upTo(9));
});

test('SY2 the numbers of a writer that dies are given to the next', async () => {
  await device.push(device.nextMany(2));
  const slow = await holdPush(3);
  const pushed = device.push(device.nextMany(4));
  await expect.poll(lockWaiters).toBe(1);
  await slow.fail();
  expect((await pushed).numbered).toEqual({ first: 3, last: 6 });
  expect(seqsOf(await device.pullAll())).toEqual(upTo(6));
});

test('SY2 SY3 while commits take their time, a reader that follows four writers skips nothing', async () => {
  await cloud.sql.unsafe(`
    create function slow_commit() returns trigger language plpgsql as
      $$ begin perform pg_sleep(random() * 0.01); return null; end $$;
    create constraint trigger slow_commit after insert on fact deferrable initially deferred
      for each row execute function slow_commit()`);
  const others = await Promise.all(upTo(3).map(() => signInDevice(cloud, device.email)));
  const writers = [device, ...others].map(async (each) => {
    for (let count = 0; count < 6; count += 1) await each.push(each.nextMany(5));
  });
  const seen: number[] = [];
  for (let cursor = 0; seen.length < 120;) {
    const page = await device.pull(`cursor=${cursor}&limit=7`);
    seen.push(...seqsOf(page.facts));
    expect(page.nextCursor).toBe(seen.length);
    cursor = page.nextCursor;
  }
  await Promise.all(writers);
  await cloud.sql.unsafe('drop function slow_commit cascade');
  expect(seen).toEqual(upTo(120));
  // Each place knows the sum of all before it, whoever came in between (SY12).
  const ids = (await device.pullAll()).map(({ id }) => id);
  const sums = await cloud.sql<{ sum: number }[]>`
    select prefix_sum as sum from fact where user_id = ${device.userId} order by seq`;
  expect(sums.map(({ sum }) => sum)).toEqual(upTo(120).map((count) => digestOf(ids.slice(0, count)).sum));
});

test('SY4 the same facts from two connections at once are numbered once, whichever wins', async () => {
  const facts = device.nextMany(20);
  const halves = [facts, facts.slice(0, 10), facts.slice(5), facts.toReversed()];
  const answers = await Promise.all(halves.map((each) => device.push(each)));
  const accepted = answers.flatMap(({ results }) => results).filter(({ status }) => status === 'accepted');
  expect(new Set(accepted.map(({ id }) => id)).size).toBe(20);
  expect(accepted).toHaveLength(20);
  expect(seqsOf(await device.pullAll())).toEqual(upTo(20));
});

test('SY2 one student’s slow writer holds up no other student', async () => {
  await device.push(device.nextMany(1));
  const slow = await holdPush(1);
  const other = await signUpDevice(cloud);
  expect((await other.push(other.nextMany(2))).numbered).toEqual({ first: 1, last: 2 });
  await slow.commit();
});

test('SY13 a push that waits while the account is erased is told to sign in, and leaves nothing', async () => {
  await device.push(device.nextMany(1));
  const slow = await holdPush(1);
  const erased = device.post('/v1/accounts/erase', { password: goodPassword });
  await expect.poll(lockWaiters).toBe(1);
  const pushed = device.tryPush(device.nextMany(2));
  await expect.poll(lockWaiters).toBe(2);
  await slow.commit();
  expect((await erased).status).toBe(204);
  expect(await readProblem(await pushed)).toMatchObject({ code: 'session.required', status: 401 });
  expect(await factsLeft()).toBe(0);
});

test('SY13 the first push of a student whose account is being erased leaves nothing either', async () => {
  const held = Promise.withResolvers<void>();
  const holding = Promise.withResolvers<void>();
  // As a call of the tutor does that is just being paid for.
  const paying = cloud.sql.begin(async (transaction) => {
    await transaction`select from student where user_id = ${device.userId} for key share`;
    holding.resolve();
    await held.promise;
  });
  await holding.promise;
  const erased = device.post('/v1/accounts/erase', { password: goodPassword });
  await expect.poll(lockWaiters).toBe(1);
  let isAnswered = false;
  const pushed = device.tryPush(device.nextMany(2)).finally(() => (isAnswered = true));
  await expect.poll(async () => isAnswered || (await lockWaiters()) === 2).toBe(true);
  held.resolve();
  await paying;
  expect((await erased).status).toBe(204);
  expect(await factsLeft()).toBe(0);
  expect(await readProblem(await pushed)).toMatchObject({ code: 'session.required', status: 401 });
});

async function factsLeft(): Promise<number | undefined> {
  const [left] = await cloud.sql<{ count: number }[]>`
    select count(*)::int as count from fact where user_id = ${device.userId}`;
  return left?.count;
}
