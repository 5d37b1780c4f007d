import { randomUUID } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import type { Fact } from '@answly/shared/sync/fact';
import { pullResponse, pushResponse } from '@answly/shared/sync/protocol';
import { testDevice, type TestDevice } from '#cloud/testing/build-fact';
import { readProblem, startTestCloud, type TestCloud } from '#cloud/testing/test-cloud';

let cloud: TestCloud;
let token: string;
let userId: string;
let device: TestDevice;

beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
beforeEach(async () => {
  ({ accessToken: token, userId } = await cloud.signUp());
  device = testDevice(() => cloud.clock.nowMs);
});

const batch = (facts: unknown[]) => ({
  protocol: 1,
  deviceId: device.deviceId,
  sentAt: cloud.clock.nowMs,
  facts,
});
const tryPush = (facts: unknown[]) => cloud.ask('POST', '/v1/sync/push', { body: batch(facts), token });
const push = async (facts: unknown[]) => pushResponse.parse(await (await tryPush(facts)).json());
const tryPull = (query: string) => cloud.ask('GET', `/v1/sync/pull?protocol=1&${query}`, { token });
const pull = async (query: string) => pullResponse.parse(await (await tryPull(query)).json());
const statuses = async (facts: unknown[]) => (await push(facts)).results.map((each) => each.status);

/** All of the history, page by page, as a device reads it. */
async function pullAll(limit: number) {
  const facts = [];
  for (let cursor = 0, more = true; more;) {
    const page = await pull(`cursor=${cursor}&limit=${limit}`);
    facts.push(...page.facts);
    cursor = page.nextCursor;
    more = page.more;
  }
  return facts;
}

describe('pushing', () => {
  test('SY2 numbers facts in the order they were sent, from one, without gaps', async () => {
    const facts = device.nextMany(7);
    expect(await push(facts.slice(0, 3))).toMatchObject({ head: 3 });
    expect(await push(facts.slice(3))).toMatchObject({ head: 7 });
    const page = await pull('cursor=0');
    expect(page.facts).toEqual(
      facts.map((fact, index) => ({ ...fact, seq: index + 1, effectiveAt: fact.at })),
    );
  });

  test('SY2 pushers at once leave no gap and no double number', async () => {
    const devices = Array.from({ length: 4 }, () => testDevice(() => cloud.clock.nowMs));
    await Promise.all(devices.flatMap((each) => Array.from({ length: 5 }, () => push(each.nextMany(20)))));
    const seqs = (await pullAll(150)).map((fact) => fact.seq);
    expect(seqs).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  });

  test('SY3 a reader that follows pushers at once skips nothing', async () => {
    const devices = Array.from({ length: 3 }, () => testDevice(() => cloud.clock.nowMs));
    const pushed = Promise.all(
      devices.map(async (each) => {
        for (let count = 0; count < 8; count += 1) await push(each.nextMany(10));
      }),
    );
    const seen: number[] = [];
    for (let cursor = 0; seen.length < 240;) {
      const page = await pull(`cursor=${cursor}&limit=25`);
      seen.push(...page.facts.map((fact) => fact.seq));
      cursor = page.nextCursor;
    }
    await pushed;
    expect(seen).toEqual(Array.from({ length: 240 }, (_, index) => index + 1));
  });

  test('SY4 the same facts again are duplicates and change nothing', async () => {
    const facts = device.nextMany(3);
    const first = await push(facts);
    const again = await push(facts);
    expect(again.results.map((each) => each.status)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(again.head).toBe(first.head);
    // Equal content in another spelling is equal content.
    const respelled = facts.map((fact) => Object.fromEntries(Object.entries(fact).toReversed()));
    expect(await statuses(respelled)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });

  test('SY4 the same batch sent many times at once is kept once', async () => {
    const facts = device.nextMany(50);
    const answers = await Promise.all(Array.from({ length: 6 }, () => push(facts)));
    const accepted = answers.filter((each) => each.results.every((result) => result.status === 'accepted'));
    expect(accepted).toHaveLength(1);
    expect((await pull('cursor=0')).facts).toHaveLength(50);
  });

  test('SY4 a known id with other content is a conflict, and the first content stays', async () => {
    const fact = device.next();
    await push([fact]);
    const { results } = await push([{ ...fact, body: { ...fact.body, scoreMilli: 0 } }]);
    expect(results).toMatchObject([{ id: fact.id, status: 'rejected', code: 'fact.conflict' }]);
    expect((await pull('cursor=0')).facts).toMatchObject([{ body: { scoreMilli: 1000 } }]);
  });

  test('SY1 a place on a device belongs to one fact', async () => {
    const fact = device.next();
    await push([fact]);
    const { results } = await push([device.next({ deviceSeq: fact.deviceSeq })]);
    expect(results).toMatchObject([{ status: 'rejected', code: 'fact.conflict' }]);
  });

  test('SY4 duplicates and conflicts inside one batch are judged one by one', async () => {
    const fact = device.next();
    const changed = { ...fact, monoMs: 1 };
    const samePlace = device.next({ deviceSeq: fact.deviceSeq });
    expect(await statuses([fact, fact, changed, samePlace, device.next()])).toEqual([
      'accepted',
      'duplicate',
      'rejected',
      'rejected',
      'accepted',
    ]);
  });

  test('SY4 facts of two students never meet', async () => {
    const fact = device.next();
    await push([fact]);
    ({ accessToken: token } = await cloud.signUp());
    expect(await statuses([{ ...fact, body: { other: true } }])).toEqual(['accepted']);
  });

  test('SY5 a rejected fact does not hold the queue', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`) as Record<string, unknown>;
    const bad: unknown[] = [
      null,
      'text',
      {},
      [],
      device.next({ id: 'no-uuid' }),
      device.next({ kind: 'NOT A KIND' }),
      device.next({ deviceSeq: 0 }),
      device.next({ at: -1 }),
      device.next({ body: deep }),
      device.next({ body: { text: 'x'.repeat(limits.factBodyBytesMax) } }),
    ];
    const good = device.nextMany(2);
    const { results } = await push([good[0], ...bad, good[1]]);
    expect(results.map((each) => each.status)).toEqual([
      'accepted',
      ...bad.map(() => 'rejected'),
      'accepted',
    ]);
    expect(
      results.slice(1, -1).every((each) => each.status === 'rejected' && each.code === 'fact.invalid'),
    ).toBe(true);
    expect((await pull('cursor=0')).facts.map((fact) => fact.id)).toEqual(good.map((fact) => fact.id));
  });

  test('SY8 a stamp from the future is moved to now, told to the device, and never kept', async () => {
    const now = cloud.clock.nowMs;
    const ahead = device.next({ at: now + limits.clockAheadMsMax + 1 });
    const nearly = device.next({ at: now + limits.clockAheadMsMax });
    expect((await push([ahead, nearly])).results).toEqual([
      { id: ahead.id, status: 'clamped', at: now },
      { id: nearly.id, status: 'accepted' },
    ]);
    expect((await pull('cursor=0')).facts[0]).toMatchObject({ at: now, effectiveAt: now });
    // A device whose answer was lost learns it the second time; one that learned sends the moved stamp.
    cloud.clock.nowMs += 5_000;
    expect((await push([ahead])).results).toEqual([{ id: ahead.id, status: 'clamped', at: now }]);
    expect(await statuses([{ ...ahead, at: now }])).toEqual(['duplicate']);
  });

  test('SY15 unknown kinds and members are kept and handed out again', async () => {
    const fact = { ...device.next({ kind: 'of-tomorrow' }), added: { later: ['é', '\u0000', '\ud800'] } };
    expect(await statuses([fact])).toEqual(['accepted']);
    const body = (await (await tryPull('cursor=0')).json()) as { facts: Fact[] };
    expect(body.facts).toEqual([{ ...fact, seq: 1, effectiveAt: fact.at }]);
    // Sent back as it was handed out, it is the same fact.
    expect(await statuses(body.facts)).toEqual(['duplicate']);
  });

  test('a push of nothing is in order', async () => {
    expect(await push([])).toMatchObject({ head: 0, results: [] });
  });
});

describe('bounds', () => {
  test('SY6 more than a thousand facts are refused as too many', async () => {
    const facts = device.nextMany(limits.pushFactsMax + 1);
    const small = facts.map((fact) => ({ ...fact, body: {} }));
    expect(await readProblem(await tryPush(small))).toMatchObject({
      code: 'sync.batch-too-large',
      status: 413,
    });
    expect(await statuses(small.slice(1))).toHaveLength(limits.pushFactsMax);
  });

  test('SY6 a body over one MiB is refused, however small it was packed', async () => {
    const text = JSON.stringify({ ...batch([]), filler: 'x'.repeat(limits.pushBytesMax) });
    for (const [encoding, bytes] of [
      ['identity', Buffer.from(text)],
      ['gzip', gzipSync(text)],
      ['zstd', zstdCompressSync(text)],
    ] as const) {
      const headers = { 'content-encoding': encoding };
      expect(await readProblem(await pushBytes(bytes, headers))).toMatchObject({ code: 'request.too-large' });
    }
  });

  test('SY6 a bomb of zeros is stopped early', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    const startedMs = performance.now();
    const answer = await pushBytes(bomb, { 'content-encoding': 'gzip' });
    expect(await readProblem(answer)).toMatchObject({ code: 'request.too-large' });
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  test('SY6 packed batches are taken, and garbled ones are refused', async () => {
    const text = JSON.stringify(batch([device.next()]));
    expect((await pushBytes(gzipSync(text), { 'content-encoding': 'gzip' })).status).toBe(200);
    expect((await pushBytes(zstdCompressSync(text), { 'content-encoding': 'zstd' })).status).toBe(200);
    for (const encoding of ['gzip', 'zstd', 'br']) {
      const answer = await pushBytes(Buffer.from('garbage'), { 'content-encoding': encoding });
      expect(await readProblem(answer)).toMatchObject({ code: 'request.invalid' });
    }
    const cut = gzipSync(text).subarray(0, -20);
    const answer = await pushBytes(cut, { 'content-encoding': 'gzip' });
    expect(await readProblem(answer)).toMatchObject({ code: 'request.invalid' });
  });

  test('SY6 a page holds what was asked for, at most five thousand, and says whether more follows', async () => {
    await push(device.nextMany(5));
    expect(await pull('cursor=0&limit=2')).toMatchObject({ nextCursor: 2, more: true, head: 5 });
    expect(await pull('cursor=4&limit=2')).toMatchObject({ nextCursor: 5, more: false });
    expect(await pull('cursor=5')).toMatchObject({ nextCursor: 5, more: false, facts: [] });
    expect((await tryPull(`cursor=0&limit=${limits.pullFactsMax + 1}`)).status).toBe(400);
  });

  test('SY6 a page of large facts ends by its bytes, and the reader still gets all', async () => {
    const facts = Array.from({ length: 150 }, () => device.next({ body: { text: 'x'.repeat(60_000) } }));
    for (let first = 0; first < facts.length; first += 15) await push(facts.slice(first, first + 15));
    const page = await pull('cursor=0');
    expect(page.facts.length).toBeLessThan(150);
    expect(page.more).toBe(true);
    expect((await pullAll(5000)).map((fact) => fact.id)).toEqual(facts.map((fact) => fact.id));
  });

  const pushBytes = (bytes: Buffer, headers: Record<string, string>) =>
    fetch(`${cloud.url}/v1/sync/push`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    });
});

describe('pulling', () => {
  test('SY12 another epoch, or a cursor beyond the head, is answered with epoch-changed', async () => {
    const { epoch } = await push(device.nextMany(2));
    expect((await tryPull(`cursor=2&epoch=${epoch}`)).status).toBe(200);
    expect(await readProblem(await tryPull(`cursor=2&epoch=${randomUUID()}`))).toMatchObject({
      code: 'sync.epoch-changed',
      status: 409,
    });
    expect(await readProblem(await tryPull(`cursor=3&epoch=${epoch}`))).toMatchObject({
      code: 'sync.epoch-changed',
    });
  });

  test('SY12 the first pull gives a history its epoch, and it stays', async () => {
    const [first, second] = await Promise.all([pull('cursor=0'), pull('cursor=0')]);
    expect(first).toMatchObject({ head: 0, facts: [], nextCursor: 0, more: false });
    expect(second.epoch).toBe(first.epoch);
    expect((await push([])).epoch).toBe(first.epoch);
  });

  test('SY15 a client that is too old may not pull, and may still push', async () => {
    const old = await cloud.ask('GET', '/v1/sync/pull?protocol=0&cursor=0', { token });
    expect(await readProblem(old)).toMatchObject({ code: 'sync.client-too-old', status: 426 });
    const body = { ...batch([device.next()]), protocol: 0 };
    expect((await cloud.ask('POST', '/v1/sync/push', { body, token })).status).toBe(200);
  });

  test('a page is packed as the client can take it', async () => {
    await push(device.nextMany(20));
    const get = (encoding: string) =>
      cloud.ask('GET', '/v1/sync/pull?protocol=1&cursor=0', {
        token,
        headers: { 'accept-encoding': encoding },
      });
    expect((await get('gzip')).headers.get('content-encoding')).toBe('gzip');
    expect((await get('zstd, gzip')).headers.get('content-encoding')).toBe('zstd');
    expect((await get('zstd;q=0, gzip;q=0')).headers.get('content-encoding')).toBeNull();
  });

  test('nothing of another student is read', async () => {
    await push(device.nextMany(3));
    const other = await cloud.signUp();
    const answer = await cloud.ask('GET', '/v1/sync/pull?protocol=1&cursor=0', { token: other.accessToken });
    expect(pullResponse.parse(await answer.json()).facts).toEqual([]);
    expect(other.userId).not.toBe(userId);
  });
});
