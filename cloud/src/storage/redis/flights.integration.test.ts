/** Flights of two replicas on a real redis-server: one call upstream, whatever happens to a leader or to Redis. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import type { Flights } from '#cloud/domain/tutor/flight';
import { createFlights } from '#cloud/domain/tutor/flight';
import type { Prepare } from '#cloud/domain/tutor/flight/flying';
import { realTimers } from '#cloud/domain/timers';
import { startRedis, type RedisServer } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import { listen, neverPrepared, scriptedWork } from '#cloud/testing/scripted-flight';
import type { RedisHandle } from './connect.ts';
import { connectRedis } from './connect.ts';
import { redisFlightBoard } from './flight-board.ts';

/** A lease that no busy machine lets run out; where a test waits for its end it is a short one. */
const times = { leaseMs: 20_000, endedMs: 2_000, keptMs: 60_000 };

const shortLease = { leaseMs: 600 };

interface Replica extends RedisHandle {
  flights: Flights;
}

let server: RedisServer;
let replicas: Replica[] = [];

function replica(changes: Partial<typeof times> = {}): Promise<Replica> {
  return new Promise((resolve) => {
    const handle = connectRedis(server.url, {
      onUp: () => {
        const board = redisFlightBoard(handle.redis, { ...times, ...changes });
        const each = { ...handle, flights: createFlights({ board, timers: realTimers }) };
        replicas.push(each);
        resolve(each);
      },
      onDown: () => undefined,
    });
  });
}

async function twoReplicas(changes: Partial<typeof times> = {}): Promise<[Replica, Replica]> {
  return [await replica(changes), await replica(changes)];
}

/** Begins a flight at one replica and waits for the other one's reader to have heard its first words. */
async function led(here: Replica, there: Replica, followerPrepares: Prepare = neverPrepared) {
  const work = scriptedWork();
  const flight = here.flights.start('key', work.prepare);
  const own = listen(flight);
  await work.begun;
  work.say('first ');
  const followed = there.flights.start('key', followerPrepares);
  const other = listen(followed);
  await expect.poll(() => other.heard.text).toBe('first ');
  return { work, flight, own, other, followed };
}

describeWithRedis('flights of two replicas', () => {
  beforeEach(async () => {
    server = await startRedis();
  });
  afterEach(async () => {
    for (const each of replicas) each.close();
    replicas = [];
    await server.kill();
  });

  test('a hundred starts at the same instant make one call, and all hear all of it', async () => {
    const pair = await twoReplicas();
    let made = 0;
    const words = Array.from({ length: 200 }, (_, number) => `word ${number} `);
    const prepare: Prepare = () =>
      Promise.resolve(async (say) => {
        made += 1;
        for (const [number, word] of words.entries()) {
          if (number % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
          say(word);
        }
      });
    const flights = Array.from({ length: 100 }, (_, number) =>
      pair[number % 2 === 0 ? 0 : 1].flights.start('key', prepare),
    );
    const heard = await Promise.all(flights.map((flight) => listen(flight).whole));
    const roles = await Promise.all(flights.map(({ ready }) => ready));
    expect(made).toBe(1);
    expect(roles.filter((role) => role === 'led')).toHaveLength(1);
    const whole = { text: words.join(''), restarts: 0, failure: undefined };
    for (const each of heard) expect(each).toMatchObject(whole);
    await flights[0]?.over;
    // One that looked for the finished answer just before it was kept.
    const late = (await replica()).flights.start('key', neverPrepared);
    expect((await listen(late).whole).text).toBe(whole.text);
  });

  test('followers hear the words soon after the leader’s own readers', async () => {
    const [here, there] = await twoReplicas();
    const { work, own, other } = await led(here, there);
    const lagsMs: number[] = [];
    for (let word = 0; word < 40; word += 1) {
      const saidAt = performance.now();
      work.say(`${word} `);
      while (!other.heard.text.endsWith(` ${word} `)) await new Promise((resolve) => setTimeout(resolve, 1));
      lagsMs.push(performance.now() - saidAt);
    }
    work.end();
    expect((await other.whole).text).toBe((await own.whole).text);
    const median = lagsMs.toSorted((a, b) => a - b)[20] ?? Infinity;
    console.log(`words reach another replica's readers within ${median.toFixed(0)} ms (median)`);
    expect(median).toBeLessThan(500);
  });

  test('a leader that is cut off loses its flight to a follower, whose readers hear it anew and whole', async () => {
    const [here, there] = await twoReplicas(shortLease);
    const third = await replica(shortLease);
    const [takeover, spare] = [scriptedWork(), scriptedWork()];
    const { work, other } = await led(here, there, takeover.prepare);
    const last = listen(third.flights.start('key', spare.prepare));
    await expect.poll(() => last.heard.text).toBe('first ');
    here.redis.disconnect();
    const next = await Promise.race([takeover.begun.then(() => takeover), spare.begun.then(() => spare)]);
    next.say('second ');
    next.say('whole');
    next.end();
    for (const { whole } of [other, last]) {
      expect(await whole).toMatchObject({ text: 'second whole', restarts: 1, failure: undefined });
    }
    expect(takeover.made() + spare.made()).toBe(1);
    work.end();
  });

  test('a leader that comes back after it was replaced is stopped, and its readers hear the new answer', async () => {
    const [here, there] = await twoReplicas(shortLease);
    const takeover = scriptedWork();
    const { work, own, other, flight } = await led(here, there, takeover.prepare);
    here.redis.disconnect();
    await takeover.begun;
    takeover.say('new words');
    await here.redis.connect();
    await expect.poll(() => work.signal()?.aborted).toBe(true);
    expect(() => work.say('old words')).toThrow('another replica leads');
    takeover.end();
    const heard = { text: 'new words', restarts: 1, failure: undefined };
    expect(await own.whole).toMatchObject(heard);
    expect(await other.whole).toMatchObject(heard);
    await flight.over;
    for (const name of await there.redis.keys('flight:*')) {
      if (name.endsWith(':lease')) continue;
      const log = JSON.stringify(await there.redis.xrange(name, '-', '+'));
      expect(log.includes('old words')).toBe(false);
    }
  });

  test('a leader that has nothing to say for longer than its lease keeps it', async () => {
    const [here, there] = await twoReplicas(shortLease);
    const { work, other } = await led(here, there);
    let renewed = 0;
    for (let before = 0; renewed < 5;) {
      const leftMs = await there.redis.pttl('flight:{key}:lease');
      if (leftMs > before) renewed += 1;
      before = leftMs;
    }
    work.say('late');
    work.end();
    expect(await other.whole).toMatchObject({ text: 'first late', restarts: 0, failure: undefined });
  });

  test('a failure is told to all, and the next ask leads anew', async () => {
    const [here, there] = await twoReplicas();
    const { work, own, other, flight } = await led(here, there);
    work.cut(new Error('the provider is down'));
    expect(await own.whole).toMatchObject({ text: 'first ', failure: new Error('the provider is down') });
    const told = (await other.whole).failure;
    expect(told).toMatchObject({ code: 'tutor.unavailable' });
    await flight.over;
    const again = scriptedWork();
    const next = there.flights.start('key', again.prepare);
    await again.begun;
    again.end();
    expect(await next.ready).toBe('led');
  });

  test('a refusal is told to all who wait, and none of them asks for itself', async () => {
    const [here, there] = await twoReplicas();
    const door = Promise.withResolvers<never>();
    let asked = 0;
    const prepare: Prepare = () => {
      asked += 1;
      return door.promise;
    };
    const flights = [here, there, here, there].map((each) => each.flights.start('key', prepare));
    await expect.poll(async () => (await here.redis.keys('flight:*')).length).toBe(1);
    door.reject(new AppError('budget.exhausted', { data: { retryAfterSeconds: 3_600 } }));
    const refusal = { code: 'budget.exhausted', data: { retryAfterSeconds: 3_600 } };
    for (const { ready } of flights) await expect(ready).rejects.toMatchObject(refusal);
    expect(asked).toBe(1);
  });

  test('a flight that nobody reads comes to its end', async () => {
    const [here] = await twoReplicas();
    const work = scriptedWork();
    const flight = here.flights.start('key', work.prepare);
    await work.begun;
    work.say('for later');
    work.end();
    await flight.over;
    expect(work.signal()?.aborted).toBe(false);
  });

  test('Redis that is killed and back soon, without its memory, is told everything again', async () => {
    const [here, there] = await twoReplicas();
    const { work, own, other } = await led(here, there);
    await server.kill();
    work.say('during ');
    await expect.poll(() => own.heard.text).toBe('first during ');
    server = await startRedis(server.port);
    work.say('after');
    // It is over before Redis has heard of it again, or after: both are told.
    work.end();
    expect(await own.whole).toMatchObject({ text: 'first during after', restarts: 0, failure: undefined });
    expect(await other.whole).toMatchObject({ text: 'first during after', failure: undefined });
    expect(work.made()).toBe(1);
  });

  test('Redis that stays away leaves the leader’s readers in peace, and followers begin for themselves', async () => {
    const [here, there] = await twoReplicas(shortLease);
    const alone = scriptedWork();
    const { work, own, other, flight } = await led(here, there, alone.prepare);
    await server.kill();
    await alone.begun;
    alone.say('own words');
    work.say('last');
    await expect.poll(() => [own.heard.text, other.heard.text]).toEqual(['first last', 'own words']);
    server = await startRedis(server.port);
    await expect.poll(() => here.degraded() || there.degraded()).toBe(false);
    alone.end();
    work.end();
    expect(await own.whole).toMatchObject({ text: 'first last', restarts: 0, failure: undefined });
    expect(await other.whole).toMatchObject({ text: 'own words', restarts: 1, failure: undefined });
    await flight.over;
  });

  test('Redis that was away from the start leaves each replica to itself', async () => {
    const [here, there] = await twoReplicas();
    await server.kill();
    const works = [scriptedWork(), scriptedWork()];
    const flights = [here, there].map((each, number) =>
      each.flights.start('key', works[number]?.prepare ?? neverPrepared),
    );
    for (const work of works) {
      await work.begun;
      work.end();
    }
    expect(await Promise.all(flights.map(({ ready }) => ready))).toEqual(['led', 'led']);
  });

  test('what Redis keeps of a flight is little and has an end', async () => {
    const [here] = await twoReplicas();
    const works = Array.from({ length: 50 }, () => scriptedWork());
    const flights = works.map((work, number) => here.flights.start(`key ${number}`, work.prepare));
    for (const work of works) {
      await work.begun;
      for (let word = 0; word < 1_000; word += 1) work.say('word ');
      work.end();
    }
    await Promise.all(flights.map(({ over }) => over));
    let entries = 0;
    const names = await here.redis.keys('*');
    for (const name of names) {
      const leftMs = await here.redis.pttl(name);
      expect(leftMs).toBeGreaterThan(0);
      expect(leftMs).toBeLessThanOrEqual(times.keptMs);
      if (!name.endsWith(':lease')) entries += await here.redis.xlen(name);
    }
    expect(names).toHaveLength(100);
    expect(entries).toBeLessThanOrEqual(50 * 5);
  });
});
