/** The Redis stores against a real redis-server, alive, frozen and dead. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { memoryRateLimiter } from '#cloud/storage/memory/rate-limiter';
import { rateLimiterSuite } from '#cloud/testing/rate-limiter-suite';
import type { RedisServer } from '#cloud/testing/redis-server';
import { describeWithRedis, startRedis } from '#cloud/testing/redis-server';
import { textCacheSuite } from '#cloud/testing/text-cache-suite';
import type { RedisHandle } from './connect.ts';
import { connectRedis } from './connect.ts';
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
      await handle.redis.pexpire(key, (await handle.redis.pttl(key)) - ms);
    }
  }

  rateLimiterSuite(() => ({
    limiter: (asked) => redisRateLimiter(handle.redis, asked),
    windowEnds: () => pass(60_000),
  }));
  textCacheSuite(() => ({ cache: () => redisTextCache(handle.redis), pass }));

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
        onUp: () => {
          notes.push('up');
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
    await vi.waitFor(() => expect(handle.redis.status).toBe('ready'), { timeout: 10_000 });
    await cache.set('c', 'again', 60_000);
    expect(await cache.get('c')).toBe('again');
    expect(notes).toEqual(['up', 'down', 'up']);
  });

  test('frozen: a request waits a moment, not for ever, and the limit still holds', async () => {
    const cache = redisTextCache(handle.redis);
    const limiter = redisRateLimiter(handle.redis, rule);
    server.freeze();
    const startedMs = performance.now();
    expect(await cache.get('a')).toBeUndefined();
    const verdicts = await Promise.all([1, 2, 3, 4].map(() => limiter.take('ann')));
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(3);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
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
  await vi.waitFor(() => expect(notes).toHaveLength(1));
  handle.close();
});
