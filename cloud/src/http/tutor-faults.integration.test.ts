/** However a provider, the database or Redis fails, a student reads a sentence and nothing half is kept. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { realTimers, type Timers } from '#cloud/domain/timers';
import { connectRedis } from '#cloud/storage/redis/connect';
import { startRedis } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import { problem } from '@answly/shared/errors/problem';
import { limits } from '@answly/shared/limits';
import { createLog } from '#cloud/log';
import { buildItem } from '#cloud/testing/build-item';
import type { Observation } from './observe.ts';
import { heard, type Replica } from '#cloud/testing/tutor-bench';
import { defaultSettings } from '#cloud/testing/tutor-settings';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, stub, withModel } = useTutorBench();
let ann: string;
beforeAll(async () => {
  ann = await bench.student(bench.published);
});

/** The real waits, each a fraction of its length: 8 s for headers become 0.27 s. */
const hastyTimers: Timers = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms / 30);
    return () => clearTimeout(timer);
  },
};

/** Only what hangs is waited for; all else is told at once, and a busy machine must not make it late. */
function replicaWith(fault: string): Replica {
  const timers = fault.startsWith('hang') ? hastyTimers : realTimers;
  return bench.start(withModel({ model: `stub+${fault}` }), { timers });
}

async function settled(): Promise<unknown> {
  const [row] = await bench.sql`select outcome, cost_nano > 0 as costs from ai_usage`;
  return row;
}

async function keptNothing(replica: Replica): Promise<void> {
  await replica.settled();
  expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(0);
  const asked = stub.calls.length;
  await replica.hear(ann, bench.published);
  expect(stub.calls.length).toBeGreaterThan(asked);
}

describe('a provider that fails before its first word leaves the word to the rationale', () => {
  test.each([
    ['rate-limited', 'rate-limited', false],
    ['rate-limited-long', 'rate-limited', false],
    ['rate-limited-silent', 'rate-limited', false],
    ['server-error', 'broken', false],
    ['hang-before-headers', 'timeout-headers', true],
    ['hang-after-headers', 'timeout-first-token', true],
    ['empty', 'unfinished', true],
  ])('%s', async (fault, outcome, costs) => {
    const replica = replicaWith(fault);
    const answer = await replica.hear(ann, bench.published, { optionId: 'routes' });
    expect(answer).toMatchObject({ source: 'rationale', last: 'done' });
    expect(answer.text).toMatch(/^The AI tutor cannot answer just now/);
    expect(answer.text).toContain('Routing tables do that, not DNS.');
    await replica.settled();
    expect(await settled()).toMatchObject({ outcome, costs });
    await keptNothing(replica);
  });
});

test.each(['server-error', 'cut'])(
  'a failed answer (%s) carries the id of its request, which leads to its line in the log and on to why it failed',
  async (fault) => {
    const [lines, observed]: [string[], Observation[]] = [[], []];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const replica = bench.start(withModel({ model: `stub+${fault}` }), {
      log,
      observer: (observation) => observed.push(observation),
    });
    const askId = randomUUID();
    const response = await replica.ask(ann, bench.published, { requestId: askId });
    const requestId = response.headers.get('x-request-id');
    const said = (await heard(response)).events.map(({ data }) => data);
    const problems = said.map((data) => ('instead' in data ? data.instead : data));
    expect(problems).toContainEqual(expect.objectContaining({ code: 'tutor.unavailable', requestId }));
    await replica.settled();
    expect(observed).toMatchObject([{ requestId, askId }]);
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ askId, kind: 'broken' }]);
  },
);

describe('a provider that fails later ends in an error that says so, never in a whole-looking answer', () => {
  test.each([
    ['hang-mid-stream', 'timeout-idle'],
    ['cut', 'broken'],
    ['silent-end', 'unfinished'],
    ['malformed-event', 'broken'],
    ['error-event', 'broken'],
    ['too-long', 'not-stopped'],
  ])('%s', async (fault, outcome) => {
    const replica = replicaWith(fault);
    const answer = await replica.hear(ann, bench.published);
    expect(answer).toMatchObject({ source: 'model', last: 'error' });
    expect(answer.text.length).toBeGreaterThan(0);
    const end = answer.events.at(-1);
    expect(end).toMatchObject({ event: 'error', data: { code: 'tutor.unavailable', retry: 'backoff' } });
    expect(end?.event === 'error' && end.data.detail).toContain('Ask again in a moment.');
    await replica.settled();
    expect(await settled()).toMatchObject({ outcome, costs: true });
    await keptNothing(replica);
  });
});

describe('a provider that is slow, silent about its count, or busy for a second', () => {
  test('without a usage block the call is settled at an estimate, never at zero', async () => {
    const replica = replicaWith('no-usage');
    expect((await replica.hear(ann, bench.published)).last).toBe('done');
    await replica.settled();
    const [row] = await bench.sql`select * from ai_usage`;
    expect(row).toMatchObject({ outcome: 'stop', counted_by: 'estimate' });
    expect(row?.['tokens_in']).toBeGreaterThan(50);
    expect(row?.['tokens_out']).toBeGreaterThan(5);
  });

  test('is asked a second time where it says that a second is enough', async () => {
    stub.script.push('rate-limited', 'none');
    const replica = bench.start(withModel(), { timers: hastyTimers });
    expect((await replica.hear(ann, bench.published)).source).toBe('model');
    expect(stub.calls).toHaveLength(2);
  });

  test('is not asked a second time where it wants a longer rest', async () => {
    await replicaWith('rate-limited-long').hear(ann, bench.published);
    expect(stub.calls).toHaveLength(1);
  });

  test('the silence is filled with heartbeats', async () => {
    const response = await replicaWith('hang-mid-stream').ask(ann, bench.published);
    expect(await response.text()).toContain(': still here\n\n');
  });

  test('slow words are waited for', async () => {
    const short = buildItem({ explanation: 'Short.', options: buildItemOptions() });
    await bench.publish(short);
    const ben = await bench.student(short);
    const replica = bench.start(withModel({ model: 'stub+slow' }));
    expect(await replica.hear(ben, short)).toMatchObject({ source: 'model', last: 'done' });
  });
});

function buildItemOptions() {
  return ['names', 'b'].map((id) => ({ id, content: id, rationale: '', lockPosition: false }));
}

test('a call that cannot be recorded is not made', async () => {
  await bench.sql`alter table ai_usage rename to ai_usage_away`;
  try {
    const refused = await replicaWith('slow').ask(ann, bench.published);
    expect(refused.status).toBe(503);
    expect(problem.parse(await refused.json()).code).toBe('service.unavailable');
    expect(stub.calls).toHaveLength(0);
  } finally {
    await bench.sql`alter table ai_usage_away rename to ai_usage`;
  }
});

test('a call that was recorded too late to be made gives back what it held, and costs nothing', async () => {
  const after: Timers['after'] = (ms, act) => realTimers.after(ms === limits.tutorPrepareMs ? 50 : ms, act);
  const replica = bench.start(withModel(), { timers: { ...realTimers, after } });
  await bench.sql.begin(async (transaction) => {
    await transaction`lock table day_budget in exclusive mode`;
    expect((await replica.ask(ann, bench.published)).status).toBe(503);
  });
  await expect
    .poll(() => bench.sql`select outcome, cost_nano from ai_usage where settled_at is not null`)
    .toEqual([{ outcome: 'abandoned', cost_nano: 0 }]);
  const [held] = await bench.sql`select held_nano, spent_nano from day_budget`;
  expect(held).toEqual({ held_nano: 0, spent_nano: 0 });
  expect(stub.calls).toHaveLength(0);
});

describeWithRedis('Redis under the tutor', () => {
  test('is shared by replicas, and its death costs nothing but its speed', async () => {
    const server = await startRedis();
    const handles = [1, 2].map(() =>
      connectRedis(server.url, { onUp: () => undefined, onDown: () => undefined }),
    );
    await expect.poll(() => handles.every(({ redis }) => redis.status === 'ready')).toBe(true);
    const settings = {
      ...withModel(),
      rateLimit: { ...defaultSettings.rateLimit, max: 3 },
    };
    const [here, there] = handles.map((redis) => bench.start(settings, { redis }));
    if (here === undefined || there === undefined) throw new Error('two replicas were asked for');
    const items = [buildItem(), buildItem(), buildItem(), buildItem()] as const;
    for (const item of items) await bench.publish(item);
    const ben = await bench.student(...items);

    await here.hear(ben, items[0]);
    await here.settled();
    await bench.sql`truncate tutor_answer`;
    expect((await there.hear(ben, items[0])).source).toBe('cache');
    await here.hear(ben, items[1]);
    await there.hear(ben, items[2]);
    expect((await there.ask(ben, items[3])).status).toBe(429);

    await server.kill();
    expect((await here.hear(ben, items[0])).source).toBe('cache');
    const statuses = [];
    for (let ask = 0; ask < 4; ask += 1) {
      const own = buildItem();
      await bench.answerItem(ben, own);
      const response = await here.ask(ben, own, { packId: randomUUID(), ownItem: own });
      statuses.push(response.status);
      if (response.status === 200) expect((await heard(response)).last).toBe('done');
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    await Promise.all([here.settled(), there.settled()]);
    for (const handle of handles) handle.close();
  });
});
