/** The Redis stores against a real redis-server, alive, frozen and dead. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { memoryRateLimiter } from '#cloud/storage/memory/rate-limiter';
import { concurrencySuite } from '#cloud/testing/concurrency-suite';
import { flightBoardSuite } from '#cloud/testing/flight-board-suite';
import { rateLimiterSuite } from '#cloud/testing/rate-limiter-suite';
import { startRedis, type RedisServer } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import { textCacheSuite } from '#cloud/testing/text-cache-suite';
import { redisConcurrency } from './concurrency.ts';
import type { RedisHandle } from './connect.ts';
import { connectRedis } from './connect.ts';
import { redisEndedNotices } from './ended-sessions.ts';
import { redisFlightBoard } from './flight-board.ts';
import { redisRateLimiter } from './rate-limiter.ts';
import { redisTextCache } from './text-cache.ts';

const rule = { name: 'suite', max: 3, windowMs: 60_000 };

function connected(url: string): Promise<RedisHandle> {
  return new Promise((resolve) => {
    const handle = connectRedis(url, { onUp: () => resolve(handle), onDown: () => undefined });
  });
}

describeWithRedis('Redis', () => {
  let server: RedisServer;
  let handle: RedisHandle;
  beforeAll(async () => {
    server = await startRedis();
    handle = await connected(server.url);
  });
  beforeEach(() => handle.redis.flushall());
  afterAll(async () => {
    handle.close();
    await server.kill();
  });

  /** Redis has its own clock: what is kept is made to expire by as much as the test lets pass. */
  async function pass(ms: number): Promise<void> {
    for (const key of await handle.redis.keys('*')) {
      if ((await handle.redis.type(key)) === 'zset') {
        for (const member of await handle.redis.zrange(key, 0, '-1')) {
          await handle.redis.zincrby(key, -ms, member);
        }
      }
      await handle.redis.pexpire(key, (await handle.redis.pttl(key)) - ms);
    }
  }

  rateLimiterSuite(() => ({
    limiter: (asked) => redisRateLimiter(handle.redis, asked),
    windowEnds: () => pass(60_000),
  }));
  textCacheSuite(() => ({ cache: () => redisTextCache(handle.redis), pass }));
  concurrencySuite(() => ({ limiter: (asked) => redisConcurrency(handle.redis, asked), pass }));
  flightBoardSuite(() => ({ board: (times) => redisFlightBoard(handle.redis, times), pass }));

  test('whoever is in through one replica takes room at another, and what is kept of it expires', async () => {
    const other = await connected(server.url);
    const [here, there] = [handle, other].map(({ redis }) =>
      redisConcurrency(redis, { ...rule, holdMs: 60_000 }),
    );
    for (let entered = 0; entered < 3; entered += 1) await here?.enter('ann');
    expect((await there?.enter('ann'))?.allowed).toBe(false);
    const names = await handle.redis.keys('*');
    expect(names).toHaveLength(1);
    for (const name of names) expect(await handle.redis.pttl(name)).toBeGreaterThan(0);
    other.close();
  });

  test('replicas hear from each other whose sessions have ended', async () => {
    const other = await connected(server.url);
    const heard: string[] = [];
    const here = redisEndedNotices(handle.redis, () => undefined);
    const there = redisEndedNotices(other.redis, (userId) => heard.push(userId));
    await expect
      .poll(() => {
        here.tell('ann');
        return heard;
      })
      .toContain('ann');
    here.close();
    there.close();
    other.close();
  });

  test('replicas share one count', async () => {
    const other = await connected(server.url);
    const here = redisRateLimiter(handle.redis, rule);
    const there = redisRateLimiter(other.redis, rule);
    await here.take('ann');
    expect((await there.take('ann')).remaining).toBe(1);
    other.close();
  });
});

describeWithRedis('Redis that fails', () => {
  let server: RedisServer;
  let handle: RedisHandle;
  const notes: string[] = [];
  beforeEach(async () => {
    notes.length = 0;
    server = await startRedis();
    await new Promise<void>((resolve) => {
      handle = connectRedis(server.url, {
        onUp: (awayMs) => {
          notes.push(awayMs === undefined ? 'up' : awayMs > 0 ? 'back' : 'back in no time');
          resolve();
        },
        onDown: () => notes.push('down'),
      });
    });
  });
  afterEach(async () => {
    handle.close();
    await server.kill();
  });

  test('killed: the cache knows nothing, the limit holds in memory, and both come back with it', async () => {
    const cache = redisTextCache(handle.redis);
    const limiter = redisRateLimiter(handle.redis, rule);
    await cache.set('a', 'text', 60_000);
    await server.kill();
    expect(await cache.get('a')).toBeUndefined();
    await cache.set('b', 'text', 60_000);
    const verdicts = [];
    for (let take = 0; take < 4; take += 1) verdicts.push((await limiter.take('ann')).allowed);
    expect(verdicts).toEqual([true, true, true, false]);
    server = await startRedis(server.port);
    await expect.poll(() => handle.redis.status).toBe('ready');
    await cache.set('c', 'again', 60_000);
    expect(await cache.get('c')).toBe('again');
    expect(notes).toEqual(['up', 'down', 'back']);
  });

  test('frozen and back: whoever was in and left meanwhile is not in any more', async () => {
    let degraded = 0;
    const hold = { ...rule, holdMs: 60_000 };
    const limiter = redisConcurrency(handle.redis, hold, () => {
      degraded += 1;
    });
    const before = await Promise.all([1, 2, 3].map(() => limiter.enter('ann')));
    server.freeze();
    while (!handle.degraded()) await handle.redis.ping().catch(() => undefined);
    for (const entrance of before) if (entrance.allowed) await entrance.leave();
    const during = await Promise.all([1, 2, 3, 4].map(() => limiter.enter('ann')));
    expect(during.map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
    expect(degraded).toBe(4);
    server.thaw();
    await expect.poll(() => handle.degraded()).toBe(false);
    const after = await Promise.all([1, 2, 3, 4].map(() => limiter.enter('ann')));
    expect(after.filter(({ allowed }) => allowed)).toHaveLength(3);
  });

  test('killed: what is given back is given back in memory, and each count in memory is heard of', async () => {
    let degraded = 0;
    const limiter = redisRateLimiter(handle.redis, rule, () => {
      degraded += 1;
    });
    await server.kill();
    await expect.poll(() => handle.degraded()).toBe(true);
    for (let take = 0; take < 4; take += 1) await limiter.take('ann');
    await limiter.giveBack('ann');
    expect((await limiter.take('ann')).allowed).toBe(true);
    expect(degraded).toBe(5);
  });

  test('frozen: a request waits a moment, not for ever, and the limit still holds', async () => {
    const cache = redisTextCache(handle.redis);
    const limiter = redisRateLimiter(handle.redis, rule);
    server.freeze();
    // A wait for ever would be longer than a test may take.
    expect(await cache.get('a')).toBeUndefined();
    const verdicts = await Promise.all([1, 2, 3, 4].map(() => limiter.take('ann')));
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(3);
    server.thaw();
  });
});

test('a Redis that was never there is reported once, and limits count in memory', async () => {
  const notes: string[] = [];
  const handle = connectRedis('redis://127.0.0.1:1', {
    onUp: () => notes.push('up'),
    onDown: (error) => notes.push(error.message),
  });
  const limiter = redisRateLimiter(handle.redis, rule);
  const memory = memoryRateLimiter(rule);
  for (let take = 0; take < 4; take += 1) {
    const [here, there] = [await limiter.take('ann'), await memory.take('ann')];
    expect(here.allowed).toBe(there.allowed);
  }
  await expect.poll(() => notes).toHaveLength(1);
  handle.close();
});
