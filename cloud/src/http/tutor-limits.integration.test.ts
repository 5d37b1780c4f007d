/** The limits over the real route, in their order: at once, in a while, the day’s budget; a refusal gives back what it took. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problem } from '@answly/shared/errors/problem';
import type { Item } from '@answly/shared/model/item';
import { connectRedis, type RedisHandle } from '#cloud/storage/redis/connect';
import { buildItem } from '#cloud/testing/build-item';
import { startRedis, type RedisServer } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import type { Heard, Replica } from '#cloud/testing/tutor-bench';
import { defaultSettings, packId } from '#cloud/testing/tutor-settings';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, stub, told, withModel } = useTutorBench();
let ann: string;
beforeEach(async () => {
  ann = await bench.student(bench.published);
});

const chat = { mode: 'chat', message: 'Why?' } as const;

interface Limits {
  enabled?: boolean;
  max?: number;
  hitsMax?: number;
  concurrencyMax?: number;
  studentNano?: number;
}

function start({ studentNano, ...rateLimit }: Limits, redis?: RedisHandle): Replica {
  const budget = { ...defaultSettings.ai.budget, ...(studentNano === undefined ? {} : { studentNano }) };
  return bench.start(
    {
      ...withModel({ budget }),
      rateLimit: { ...defaultSettings.rateLimit, ...rateLimit },
    },
    { redis },
  );
}

async function refusal(response: Response) {
  const { code, status, detail } = problem.parse(await response.json());
  return { code, status, detail, retryAfter: Number(response.headers.get('retry-after')) };
}

const refusedBy = () => told.flatMap((happening) => (happening.kind === 'refused' ? [happening.by] : []));

/** Asks that wait in the middle of their answers, and what lets them go on. */
async function hold(replica: Replica, count: number, userId = ann): Promise<() => Promise<Heard[]>> {
  const before = stub.openCount();
  const release = stub.hold();
  const asks = Array.from({ length: count }, () => replica.hear(userId, bench.published, chat));
  await expect.poll(() => stub.openCount()).toBe(before + count);
  return async () => {
    release();
    const heard = await Promise.all(asks);
    await replica.settled();
    return heard;
  };
}

test('asks, questions alike and ratings share what a student may do in a while', async () => {
  const { app } = start({ hitsMax: 2 });
  const authorization = `Bearer ${ann}`;
  const about = { packId, itemId: bench.published.id, itemVersion: 1 };
  const similar = async () => {
    const query = new URLSearchParams({ ...about, itemVersion: '1' });
    return app.request(`/v1/tutor/similar?${query}`, { headers: { authorization } });
  };
  const rate = async () =>
    app.request('/v1/tutor/ratings', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ ...about, requestId: randomUUID(), mode: 'hint', helped: true }),
    });
  expect([(await similar()).status, (await rate()).status]).toEqual([200, 204]);
  for (const refused of [await similar(), await rate()]) {
    expect(refused.headers.get('ratelimit-limit')).toBe('2');
    const { code, status, retryAfter } = await refusal(refused);
    expect([code, status]).toEqual(['rate.limited', 429]);
    expect(retryAfter).toBeGreaterThan(0);
  }
});

test('an ask that is refused counts as one all the same: refusals are not to be had without end', async () => {
  const replica = start({ hitsMax: 3 });
  const stranger = await bench.student();
  const codes = [];
  for (let ask = 0; ask < 4; ask += 1) {
    codes.push((await refusal(await replica.ask(stranger, bench.published, chat))).code);
  }
  expect(codes).toEqual([...Array.from({ length: 3 }, () => 'attempt.required'), 'rate.limited']);
});

describe('so many at once', () => {
  test('is refused beyond its bound with the time to wait, and a place is free again after an answer', async () => {
    const replica = start({ concurrencyMax: 2 });
    const letGo = await hold(replica, 2);
    const refused = await replica.ask(ann, bench.published, chat);
    expect(refused.headers.get('ratelimit-limit')).toBe('2');
    expect(await refusal(refused)).toEqual({
      code: 'tutor.answers-under-way',
      status: 429,
      detail: expect.stringMatching(/^2 answers for you are still under way/) as string,
      retryAfter: 2,
    });
    expect(refusedBy()).toEqual(['at-once']);
    for (const { last } of await letGo()) expect(last).toBe('done');
    expect((await replica.hear(ann, bench.published, chat)).last).toBe('done');
  });

  test('is counted for each student alone, and not for known answers', async () => {
    const replica = start({ concurrencyMax: 1 });
    await replica.hear(ann, bench.published);
    await replica.settled();
    const letGo = await hold(replica, 1);
    expect((await replica.hear(ann, bench.published)).source).toBe('cache');
    const letBenGo = await hold(replica, 1, await bench.student(bench.published));
    await Promise.all([letGo(), letBenGo()]);
  });

  test('refuses without taking from what may be asked in a while', async () => {
    const replica = start({ concurrencyMax: 1, max: 2 });
    const letGo = await hold(replica, 1);
    for (let ask = 0; ask < 5; ask += 1)
      expect((await replica.ask(ann, bench.published, chat)).status).toBe(429);
    await letGo();
    expect((await replica.hear(ann, bench.published, chat)).last).toBe('done');
    expect((await replica.ask(ann, bench.published, chat)).status).toBe(429);
    expect(refusedBy()).toEqual([...Array.from({ length: 5 }, () => 'at-once'), 'rate']);
  });

  test('goes before so many in a while, and that before the budget', async () => {
    const replica = start({ concurrencyMax: 1, max: 1, studentNano: 1_000_000 });
    const letGo = await hold(replica, 1);
    await replica.ask(ann, bench.published, chat);
    await letGo();
    await replica.ask(ann, bench.published, chat);
    await bench.sql`update student_budget set spent_nano = 1000000`;
    await replica.ask(ann, bench.published, chat);
    expect(refusedBy()).toEqual(['at-once', 'rate', 'rate']);
  });

  test.each(['cut', 'hang-mid-stream'] as const)('is free again after a %s', async (fault) => {
    const replica = start({ concurrencyMax: 1 });
    stub.script.push(fault);
    const response = await replica.ask(ann, bench.published, chat);
    if (fault === 'cut') await response.text();
    else {
      const reader = response.body?.getReader();
      let seen = '';
      while (!seen.includes('event: delta')) seen += new TextDecoder().decode((await reader?.read())?.value);
      await reader?.cancel();
    }
    await replica.settled();
    expect((await replica.hear(ann, bench.published, chat)).last).toBe('done');
  });
});

describe('a budget that is used up', () => {
  test('refuses without taking a place or from what may be asked in a while', async () => {
    const replica = start({ concurrencyMax: 1, max: 1, studentNano: 1 });
    for (let ask = 0; ask < 4; ask += 1)
      expect((await refusal(await replica.ask(ann, bench.published, chat))).code).toBe('budget.exhausted');
    expect(refusedBy()).toEqual(Array.from({ length: 4 }, () => 'budget'));
    expect(stub.calls).toHaveLength(0);
    expect(await bench.sql`select 1 from ai_usage`).toHaveLength(0);
  });

  test('of one student says nothing to another who waits for the same answer', async () => {
    const replica = start({});
    const ben = await bench.student(bench.published);
    await bench.sql`
      insert into student_budget (user_id, day, spent_nano)
      values (${ann}, (now() at time zone 'utc')::date, ${defaultSettings.ai.budget.studentNano})`;
    const [ofAnn, ofBen] = await Promise.all([
      replica.ask(ann, bench.published),
      replica.hear(ben, bench.published),
    ]);
    expect(ofBen).toMatchObject({ last: 'done' });
    // Ann may be refused or, where she waits for Ben’s, be answered at his cost.
    expect([200, 429]).toContain(ofAnn.status);
    await ofAnn.text();
  });
});

test('what is refused for another reason gives back what was taken', async () => {
  const replica = start({ concurrencyMax: 1, max: 2 });
  const requestId = randomUUID();
  const { threadId } = await replica.hear(ann, bench.published, { ...chat, requestId });
  const other = buildItem();
  await bench.publish(other);
  await bench.answerItem(ann, other);
  for (let ask = 0; ask < 3; ask += 1) {
    expect((await refusal(await replica.ask(ann, bench.published, { ...chat, requestId }))).code).toBe(
      'request.repeated',
    );
    const elsewhere = await replica.ask(ann, other, { ...chat, ...(threadId && { threadId }) });
    expect((await refusal(elsewhere)).code).toBe('request.invalid');
  }
  expect((await replica.hear(ann, bench.published, chat)).last).toBe('done');
  expect((await replica.ask(ann, bench.published, chat)).status).toBe(429);
});

describeWithRedis('while Redis is away', () => {
  let server: RedisServer;
  let handle: RedisHandle;
  beforeEach(async () => {
    server = await startRedis();
    handle = connectRedis(server.url, { onUp: () => undefined, onDown: () => undefined });
    await once(handle.redis, 'ready');
  });
  afterEach(async () => {
    handle.close();
    await server.kill();
  });

  async function away(): Promise<void> {
    await server.kill();
    await expect.poll(() => handle.degraded()).toBe(true);
  }

  test('few new answers are made at once, then none for now; what is known still comes', async () => {
    const replica = start({}, handle);
    await replica.hear(ann, bench.published);
    await replica.settled();
    await away();
    const letGo = await hold(replica, 2);
    const refused = await replica.ask(ann, bench.published, chat);
    expect(await refusal(refused)).toMatchObject({ code: 'service.unavailable', status: 503, retryAfter: 2 });
    expect((await replica.hear(ann, bench.published)).source).toBe('cache');
    expect((await start({}, handle).hear(ann, bench.published)).source).toBe('cache');
    await letGo();
    expect(told.some(({ kind }) => kind === 'degraded')).toBe(true);
  });

  test('asks are answered where nothing is limited, and before that as well', async () => {
    const replica = start({ enabled: false }, handle);
    for (let ask = 0; ask < 3; ask += 1)
      expect((await replica.hear(ann, bench.published, chat)).last).toBe('done');
    await away();
    expect((await replica.hear(ann, bench.published, chat)).last).toBe('done');
  });

  test('a Redis that is full, and connected all the same, does not disarm the limits', async () => {
    const replica = start({}, handle);
    await handle.redis.config('SET', 'maxmemory', '1');
    const letGo = await hold(replica, 2);
    const refused = await replica.ask(ann, bench.published, chat);
    expect(await refusal(refused)).toMatchObject({ code: 'service.unavailable', status: 503, retryAfter: 2 });
    await letGo();
    expect(told.some(({ kind }) => kind === 'degraded')).toBe(true);
  });

  test('few new answers are made in a minute by all students of a replica, and its refusals take nothing', async () => {
    const replica = start({ max: 8 }, handle);
    await away();
    const ben = await bench.student(bench.published);
    const statuses: number[] = [];
    for (const student of [ann, ben])
      for (let ask = 0; ask < 6; ask += 1) {
        const response = await replica.ask(student, bench.published, chat);
        statuses.push(response.status);
        const refused = response.status === 503 && Number(response.headers.get('retry-after'));
        if (refused !== false) expect(refused).toBeGreaterThan(30);
        await response.text();
        await replica.settled();
      }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 503, 503]);
  });

  test('what is refused takes nothing of what all students of a replica may begin', async () => {
    const replica = start({}, handle);
    await away();
    const requestId = randomUUID();
    expect((await replica.hear(ann, bench.published, { ...chat, requestId })).last).toBe('done');
    for (let ask = 0; ask < 12; ask += 1) {
      const again = await replica.ask(ann, bench.published, { ...chat, requestId });
      expect((await refusal(again)).code).toBe('request.repeated');
    }
    const ben = await bench.student(bench.published);
    expect((await replica.hear(ben, bench.published, chat)).last).toBe('done');
  });

  test('the limits of each student hold as before, counted by the process', async () => {
    const replica = start({ max: 2, hitsMax: 6 }, handle);
    await away();
    const own: Item[] = [buildItem(), buildItem(), buildItem()];
    for (const each of own) await bench.answerItem(ann, each);
    const asked = [];
    for (const ownItem of own) {
      const response = await replica.ask(ann, ownItem, { packId: randomUUID(), ownItem });
      asked.push(response.status);
      await response.text();
    }
    expect(asked).toEqual([200, 200, 429]);
    const again = [];
    for (let ask = 0; ask < 4; ask += 1)
      again.push((await replica.ask(ann, own[0] ?? bench.published, { packId: randomUUID() })).status);
    expect(again.at(-1)).toBe(429);
    expect(refusedBy()).toEqual(['rate', 'asks']);
  });
});
