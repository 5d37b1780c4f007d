/** The stream of heads: what a device hears, from which replica, and until when (SY14, SY16). */
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { stampOf } from '@answly/shared/sync/hybrid-clock';
import { listenToHeads, type HeadStream } from '#cloud/testing/head-stream';
import { startRedis, type RedisServer } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import { signInDevice, signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { readProblem, startTestCloud, type TestCloud } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const beatMs = 20_000;

const cloud = useTestCloud();
let device: SyncDevice;
const streams: HeadStream[] = [];

beforeEach(async () => {
  device = await signUpDevice(cloud);
});
afterEach(async () => {
  vi.useRealTimers();
  for (const stream of streams.splice(0)) await stream.close().catch(() => undefined);
});

async function listen(at: TestCloud = cloud, by: SyncDevice = device): Promise<HeadStream> {
  const stream = await listenToHeads(at.url, by.token);
  streams.push(stream);
  return stream;
}

const settings = (by: SyncDevice, size: number) => {
  const stamp = stampOf({ ms: cloud.clock.nowMs, counter: size, deviceId: by.deviceId });
  const documents = [{ key: 'settings', fields: { size: { value: size, stamp, base: '' } } }];
  return by.post('/v1/sync/documents', { protocol: 1, deviceId: by.deviceId, documents });
};

describe('the stream of heads', () => {
  test('SY16 begins with the head as it is, and tells each change of facts and documents', async () => {
    const { epoch } = await device.push(device.nextMany(3));
    const stream = await listen();
    expect(await stream.next()).toEqual({ epoch, facts: 3, documents: 0 });
    await device.push(device.nextMany(2));
    expect(await stream.next()).toEqual({ epoch, facts: 5, documents: 0 });
    await settings(device, 1);
    expect(await stream.next()).toEqual({ epoch, facts: 5, documents: 1 });
  });

  test('SY16 tells all devices of a student, of what is new only, and no other student', async () => {
    const other = await signInDevice(cloud, device.email);
    const stranger = await signUpDevice(cloud);
    const heard = [await listen(cloud, device), await listen(cloud, other), await listen(cloud, stranger)];
    for (const each of heard) expect(await each.next()).toMatchObject({ facts: 0 });
    const facts = other.nextMany(2);
    await other.push(facts);
    await other.push(facts);
    await other.push([other.next({ deviceSeq: 0 })]);
    await other.push(other.nextMany(1));
    for (const each of heard.slice(0, 2)) {
      expect(await each.next()).toMatchObject({ facts: 2 });
      expect(await each.next()).toMatchObject({ facts: 3 });
    }
    await stranger.push(stranger.nextMany(1));
    expect(await heard[2]?.next()).toMatchObject({ facts: 1 });
  });

  test('SY16 a reader that takes nothing holds up nobody', async () => {
    const aborting = new AbortController();
    const unread = await fetch(`${cloud.url}/v1/sync/heads`, {
      headers: { authorization: `Bearer ${device.token}` },
      signal: aborting.signal,
    });
    expect(unread.status).toBe(200);
    const stream = await listen();
    for (let count = 0; count < 50; count += 1) await device.push([device.next()]);
    for (let count = 0; count <= 50; count += 1) expect(await stream.next()).toMatchObject({ facts: count });
    aborting.abort();
  });

  test('SY16 ends when the server stops, which does not wait for it', async () => {
    const stopping = await startTestCloud();
    const by = await signUpDevice(stopping);
    const stream = await listen(stopping, by);
    expect(await stream.next()).toMatchObject({ facts: 0 });
    await stopping.stop();
    expect(await stream.next()).toBeUndefined();
  });

  test('SY14 SY16 goes on with a beat while the session stands, and ends with it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const other = await signInDevice(cloud, device.email);
    const [stays, ends] = [await listen(cloud, device), await listen(cloud, other)];
    await vi.advanceTimersByTimeAsync(beatMs);
    await expect.poll(() => [stays.comments.length, ends.comments.length]).toEqual([1, 1]);
    expect((await device.remove(`/v1/devices/${other.deviceId}`)).status).toBe(204);
    await vi.advanceTimersByTimeAsync(beatMs);
    await ends.ended;
    await expect.poll(() => stays.comments.length).toBe(2);
    expect(ends.comments).toHaveLength(1);
  });

  test('SY14 is refused to a session that has ended', async () => {
    await device.remove('/v1/sessions/current');
    const answer = await device.get('/v1/sync/heads');
    expect((await readProblem(answer)).status).toBe(401);
  });
});

describeWithRedis('two replicas', () => {
  let redis: RedisServer;
  let here: TestCloud;
  let there: TestCloud;

  beforeAll(async () => {
    redis = await startRedis();
    const { port } = redis;
    await redis.kill();
    // Redis comes after the replicas, which must not be deaf for it.
    // A client’s connection that never asks anything would hold up the stop.
    const env = { REDIS_URL: redis.url, SHUTDOWN_TIMEOUT_MS: '500' };
    here = await startTestCloud(env);
    there = await startTestCloud({ ...env, DATABASE_URL: here.databaseUrl });
    redis = await startRedis(port);
    const looking = new Redis(redis.url);
    await vi.waitUntil(async () => (await looking.pubsub('NUMSUB', 'sync-heads'))[1] === 2, 10_000);
    looking.disconnect();
  });
  afterAll(async () => {
    await there.stop();
    await here.stop();
    await redis.kill();
  });

  /** Heads until one goes so far: a hint may come twice, and none need be seen in between. */
  async function hears(stream: HeadStream, facts: number): Promise<void> {
    for (let head = await stream.next(); head !== undefined; head = await stream.next())
      if (head.facts >= facts) return;
    throw new Error('the stream has ended');
  }

  test('SY16 what one of them takes is heard at the other', async () => {
    const by = await signUpDevice(here);
    const heard = [await listen(here, by), await listen(there, by)];
    for (const stream of heard) expect(await stream.next()).toMatchObject({ facts: 0 });
    const { head } = await by.push(by.nextMany(1));
    for (const stream of heard) await hears(stream, head);
  });

  test('SY16 with Redis gone each goes on by itself, and the pull is the truth', async () => {
    const by = await signUpDevice(here);
    const stream = await listen(here, by);
    await redis.kill();
    await by.push(by.nextMany(2));
    await hears(stream, 2);
    const answer = await there.ask('GET', '/v1/sync/pull?protocol=1&cursor=0', { token: by.token });
    expect(answer.status).toBe(200);
    redis = await startRedis(redis.port);
  });
});
