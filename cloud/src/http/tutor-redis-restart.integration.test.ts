/** Redis killed and started again while students ask: what is known is answered all the time. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAiStub, type AiStub } from '@answly/tools/ai-stub';
import { connectRedis, type RedisHandle } from '#cloud/storage/redis/connect';
import { buildItem } from '#cloud/testing/build-item';
import { startRedis, type RedisServer } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import { openTutorBench, type TutorBench } from '#cloud/testing/tutor-bench';
import { defaultSettings } from '#cloud/testing/tutor-settings';

const lanes = 8;
const itemCount = 12;
const rounds = 2;
/** Asks that are answered in each state of Redis before it changes. */
const asksInEach = 300;

describeWithRedis('Redis that is killed and started again under load', () => {
  let bench: TutorBench;
  let stub: AiStub;
  let server: RedisServer;
  let handle: RedisHandle;
  beforeAll(async () => {
    bench = await openTutorBench();
    stub = await startAiStub();
    server = await startRedis();
    handle = connectRedis(server.url, { onUp: () => undefined, onDown: () => undefined });
    await once(handle.redis, 'ready');
  });
  afterAll(async () => {
    await bench.stop();
    handle.close();
    await stub.close();
    await server.kill();
  });

  test('costs no known answer: not those of this process, and not those of Postgres', async () => {
    const items = Array.from({ length: itemCount }, () => buildItem());
    for (const item of items) await bench.publish(item);
    const students = await Promise.all(Array.from({ length: lanes }, () => bench.student(...items)));
    const settings = {
      ai: { ...defaultSettings.ai, baseUrl: stub.url, model: 'stub' },
      rateLimit: { ...defaultSettings.rateLimit, hitsMax: 1_000_000 },
    };
    const warm = bench.start(settings, { redis: handle });
    for (const item of items) await warm.hear(students[0] ?? '', item);
    await warm.settled();

    /** What was answered to each ask, with how often. */
    const answered = new Map<string, number>();
    let replica = bench.start(settings, { redis: handle });
    const enough = new AbortController();
    const lane = async (student: string): Promise<void> => {
      for (let ask = 0; !enough.signal.aborted; ask += 1) {
        const item = items[ask % itemCount] ?? bench.published;
        const response = await replica.ask(student, item);
        const said = await response.text();
        const what = `${response.status} ${/"source":"\w+"/.exec(said)?.[0]} ${said.includes('event: done')}`;
        // Known answers without Redis wait for nothing: timers would never have their turn.
        await new Promise((resolve) => setImmediate(resolve));
        answered.set(what, (answered.get(what) ?? 0) + 1);
      }
    };
    const count = () => [...answered.values()].reduce((sum, each) => sum + each, 0);
    const whileAsked = async (): Promise<void> => {
      const before = count();
      await expect.poll(count).toBeGreaterThan(before + asksInEach);
    };
    const asking = Promise.all(students.map(lane));
    try {
      for (let round = 0; round < rounds; round += 1) {
        await whileAsked();
        await server.kill();
        await whileAsked();
        // One that knows nothing yet has Postgres alone.
        replica = bench.start(settings, { redis: handle });
        await whileAsked();
        server = await startRedis(server.port);
        await expect.poll(() => handle.degraded()).toBe(false);
        await whileAsked();
        replica = bench.start(settings, { redis: handle });
      }
    } finally {
      enough.abort();
      await asking;
    }
    expect([...answered.keys()]).toEqual(['200 "source":"cache" true']);
    expect(stub.calls).toHaveLength(itemCount);
  });
});
