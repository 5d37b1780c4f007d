import { randomUUID } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import { readFrame } from '@answly/shared/sync/facts-frame';
import { protocolVersion } from '@answly/shared/sync/protocol';
import { testDevice } from '#cloud/testing/build-fact';
import type { LooseFact } from '#cloud/testing/sync-client';
import { numbered, signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { readProblem } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const cloud = useTestCloud();
let device: SyncDevice;

beforeEach(async () => {
  device = await signUpDevice(cloud);
});

describe('pushing', () => {
  test('SY2 numbers facts in the order they were sent, from one, without gaps', async () => {
    const facts = device.nextMany(7);
    expect(await device.push(facts.slice(0, 3))).toMatchObject({ head: 3 });
    expect(await device.push(facts.slice(3))).toMatchObject({ head: 7 });
    const page = await device.pull('cursor=0');
    expect(page.facts).toEqual(numbered(facts));
  });

  test('SY2 pushers at once leave no gap and no double number', async () => {
    const devices = Array.from({ length: 4 }, () => testDevice(() => cloud.clock.nowMs));
    await Promise.all(
      devices.flatMap((each) => Array.from({ length: 5 }, () => device.push(each.nextMany(20)))),
    );
    const seqs = (await device.pullAll(150)).map((fact) => fact.seq);
    expect(seqs).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  });

  test('SY3 a reader that follows pushers at once skips nothing', async () => {
    const devices = Array.from({ length: 3 }, () => testDevice(() => cloud.clock.nowMs));
    const pushed = Promise.all(
      devices.map(async (each) => {
        for (let count = 0; count < 8; count += 1) await device.push(each.nextMany(10));
      }),
    );
    const seen: number[] = [];
    for (let cursor = 0; seen.length < 240;) {
      const page = await device.pull(`cursor=${cursor}&limit=25`);
      seen.push(...page.facts.map((fact) => fact.seq));
      cursor = page.nextCursor;
    }
    await pushed;
    expect(seen).toEqual(Array.from({ length: 240 }, (_, index) => index + 1));
  });

  test('SY4 the same facts again are duplicates and change nothing', async () => {
    const facts = device.nextMany(3);
    const first = await device.push(facts);
    const again = await device.push(facts);
    expect(again.results.map((each) => each.status)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(again.head).toBe(first.head);
    // Equal content in another spelling is equal content.
    const respelled = facts.map(({ body, ...fact }) => ({
      ...fact,
      body: ` ${JSON.stringify(Object.fromEntries(Object.entries(body).toReversed()))} `,
    }));
    expect(await device.statuses(respelled)).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });

  test('SY4 the same batch sent many times at once is kept once', async () => {
    const facts = device.nextMany(50);
    const answers = await Promise.all(Array.from({ length: 6 }, () => device.push(facts)));
    const accepted = answers.filter((each) => each.results.every((result) => result.status === 'accepted'));
    expect(accepted).toHaveLength(1);
    expect((await device.pull('cursor=0')).facts).toHaveLength(50);
  });

  test('SY4 a known id with other content is a conflict, and the first content stays', async () => {
    const fact = device.next();
    await device.push([fact]);
    const { results } = await device.push([{ ...fact, body: { ...fact.body, scoreMilli: 0 } }]);
    expect(results).toMatchObject([{ id: fact.id, status: 'rejected', code: 'fact.conflict' }]);
    expect((await device.pull('cursor=0')).facts).toMatchObject([{ body: { scoreMilli: 1000 } }]);
  });

  test('SY1 a place on a device belongs to one fact', async () => {
    const fact = device.next();
    await device.push([fact]);
    const { results } = await device.push([device.next({ deviceSeq: fact.deviceSeq })]);
    expect(results).toMatchObject([{ status: 'rejected', code: 'fact.place-taken' }]);
  });

  test('SY4 duplicates and conflicts inside one batch are judged one by one', async () => {
    const fact = device.next();
    const changed = { ...fact, monoMs: 1 };
    const samePlace = device.next({ deviceSeq: fact.deviceSeq });
    expect(await device.statuses([fact, fact, changed, samePlace, device.next()])).toEqual([
      'accepted',
      'duplicate',
      'rejected',
      'rejected',
      'accepted',
    ]);
  });

  test('SY4 facts of two students never meet', async () => {
    const fact = device.next();
    await device.push([fact]);
    const other = await signUpDevice(cloud);
    expect(await other.statuses([{ ...fact, body: { other: true } }])).toEqual(['accepted']);
  });

  test('SY5 a rejected fact does not hold the queue', async () => {
    const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
    const bad: LooseFact[] = [
      ...['null', '"text"', '', '[]', '{"a":', '7'].map((body) => ({ ...device.next(), body })),
      device.next({ id: 'no-uuid' }),
      device.next({ kind: 'NOT A KIND' }),
      device.next({ deviceSeq: 0 }),
      device.next({ at: -1 }),
      device.next({ deviceSeq: 2 ** 53 }),
      device.next({ zoneMinutes: 2_000 }),
      device.next({ monoMs: -1 }),
      device.next({ deviceId: 'no-uuid' }),
      { ...device.next(), body: deep },
      device.next({ body: { text: 'x'.repeat(limits.factBodyBytesMax) } }),
    ];
    const good = device.nextMany(2);
    const { results } = await device.push([...good.slice(0, 1), ...bad, ...good.slice(1)]);
    expect(results.map((each) => each.status)).toEqual([
      'accepted',
      ...bad.map(() => 'rejected'),
      'accepted',
    ]);
    expect(
      results.slice(1, -1).every((each) => each.status === 'rejected' && each.code === 'fact.invalid'),
    ).toBe(true);
    expect((await device.pull('cursor=0')).facts.map((fact) => fact.id)).toEqual(good.map((fact) => fact.id));
  });

  test('SY8 a stamp from the future is moved to now, told to the device, and never kept', async () => {
    const now = cloud.clock.nowMs;
    const ahead = device.next({ at: now + limits.clockAheadMsMax + 1 });
    const nearly = device.next({ at: now + limits.clockAheadMsMax });
    expect((await device.push([ahead, nearly])).results).toEqual([
      { place: 0, id: ahead.id, status: 'clamped', at: now },
      { place: 1, id: nearly.id, status: 'accepted' },
    ]);
    expect((await device.pull('cursor=0')).facts[0]).toMatchObject({ at: now, effectiveAt: now });
    // A device whose answer was lost learns it the second time; one that learned sends the moved stamp.
    cloud.clock.nowMs += 5_000;
    expect((await device.push([ahead])).results).toEqual([
      { place: 0, id: ahead.id, status: 'clamped', at: now },
    ]);
    expect(await device.statuses([{ ...ahead, at: now }])).toEqual(['duplicate']);
  });

  test('SY15 unknown kinds and members are kept and handed out again, to the letter', async () => {
    // Spaces, the order of members, a number's spelling and escapes are all the writer's.
    const body = '{ "later": ["é", "\\u0000", "\\ud800", "\\u00e9"], "b":1.0, "a" :1e2, "b":2 }';
    const facts = [
      { ...device.next({ kind: 'of-tomorrow' }), body },
      ...['null', 'nan', 'true'].map((kind) => ({ ...device.next({ kind }), body })),
    ];
    expect(await device.statuses(facts)).toEqual(facts.map(() => 'accepted'));
    const frame = readFrame(await (await device.tryPull('cursor=0')).text());
    expect(frame.bodies).toEqual(facts.map(() => body));
    const { facts: pulled } = await device.pull('cursor=0');
    expect(pulled.map((fact) => fact.kind)).toEqual(facts.map((fact) => fact.kind));
    // Sent back as it was handed out, it is the same fact.
    expect(await device.statuses(facts)).toEqual(facts.map(() => 'duplicate'));
  });

  test('a push of nothing is in order', async () => {
    expect(await device.push([])).toMatchObject({ head: 0, results: [], numbered: null });
  });
});

describe('bounds', () => {
  test('SY6 more than a thousand facts are refused as too many', async () => {
    const facts = device.nextMany(limits.pushFactsMax + 1);
    const small = facts.map((fact) => ({ ...fact, body: {} }));
    expect(await readProblem(await device.tryPush(small))).toMatchObject({
      code: 'sync.batch-too-large',
      status: 413,
    });
    expect(await device.statuses(small.slice(1))).toHaveLength(limits.pushFactsMax);
  });

  test('SY6 a body over one MiB is refused, however small it was packed', async () => {
    const text = device.text([device.next({ body: { filler: 'x'.repeat(limits.pushBytesMax) } })]);
    for (const [encoding, bytes] of [
      ['identity', Buffer.from(text)],
      ['gzip', gzipSync(text)],
      ['zstd', zstdCompressSync(text)],
    ] as const) {
      const headers = { 'content-encoding': encoding };
      expect(await readProblem(await device.send(new Uint8Array(bytes), headers))).toMatchObject({
        code: 'request.too-large',
      });
    }
  });

  test.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ] as const)('SY6 a bomb of zeros, packed with %s, is stopped early', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(200 * 1024 * 1024));
    // Without its end it is garbled, which only whoever reads that far can tell.
    const endless = new Uint8Array(bomb.subarray(0, -20));
    const answer = await device.send(endless, { 'content-encoding': encoding });
    expect(await readProblem(answer)).toMatchObject({ code: 'request.too-large' });
  });

  test('SY6 packed batches are taken, and garbled ones are refused', async () => {
    const text = device.text([device.next()]);
    expect((await device.send(new Uint8Array(gzipSync(text)), { 'content-encoding': 'gzip' })).status).toBe(
      200,
    );
    expect(
      (await device.send(new Uint8Array(zstdCompressSync(text)), { 'content-encoding': 'zstd' })).status,
    ).toBe(200);
    for (const encoding of ['gzip', 'zstd', 'br']) {
      const answer = await device.send(new Uint8Array(Buffer.from('garbage')), {
        'content-encoding': encoding,
      });
      expect(await readProblem(answer)).toMatchObject({ code: 'request.invalid' });
    }
    const cut = gzipSync(text).subarray(0, -20);
    const answer = await device.send(new Uint8Array(cut), { 'content-encoding': 'gzip' });
    expect(await readProblem(answer)).toMatchObject({ code: 'request.invalid' });
  });

  test('SY6 a page holds what was asked for, at most five thousand, and says whether more follows', async () => {
    await device.push(device.nextMany(5));
    expect(await device.pull('cursor=0&limit=2')).toMatchObject({ nextCursor: 2, more: true, head: 5 });
    expect(await device.pull('cursor=4&limit=2')).toMatchObject({ nextCursor: 5, more: false });
    expect(await device.pull('cursor=5')).toMatchObject({ nextCursor: 5, more: false, facts: [] });
    expect((await device.tryPull(`cursor=0&limit=${limits.pullFactsMax + 1}`)).status).toBe(400);
  });

  test('SY6 a page of large facts ends by its bytes, and the reader still gets all', async () => {
    const facts = Array.from({ length: 150 }, () => device.next({ body: { text: 'x'.repeat(60_000) } }));
    for (let first = 0; first < facts.length; first += 15) await device.push(facts.slice(first, first + 15));
    const page = await device.pull('cursor=0');
    expect(page.facts.length).toBeLessThan(150);
    expect(page.more).toBe(true);
    expect((await device.pullAll(5000)).map((fact) => fact.id)).toEqual(facts.map((fact) => fact.id));
  });
});

describe('pulling', () => {
  test('SY12 another epoch, or a cursor beyond the head, is answered with epoch-changed', async () => {
    const { epoch } = await device.push(device.nextMany(2));
    expect((await device.tryPull(`cursor=2&epoch=${epoch}`)).status).toBe(200);
    expect(await readProblem(await device.tryPull(`cursor=2&epoch=${randomUUID()}`))).toMatchObject({
      code: 'sync.epoch-changed',
      status: 409,
    });
    expect(await readProblem(await device.tryPull(`cursor=3&epoch=${epoch}`))).toMatchObject({
      code: 'sync.epoch-changed',
    });
  });

  test('SY12 the first pull gives a history its epoch, and it stays', async () => {
    const [first, second] = await Promise.all([device.pull('cursor=0'), device.pull('cursor=0')]);
    expect(first).toMatchObject({ head: 0, facts: [], nextCursor: 0, more: false });
    expect(second.epoch).toBe(first.epoch);
    expect((await device.push([])).epoch).toBe(first.epoch);
  });

  test('SY15 a client that is too old may not pull, and may still push', async () => {
    const old = await device.get('/v1/sync/pull?protocol=0&cursor=0');
    expect(await readProblem(old)).toMatchObject({ code: 'sync.client-too-old', status: 426 });
    const text = device.text([device.next()]).replace('"protocol":1', '"protocol":0');
    expect((await device.send(text)).status).toBe(200);
    expect(await device.pullAll()).toHaveLength(1);
  });

  test.each(['pull', 'recent', 'segments', 'documents'])(
    'SY15 a protocol newer than the server is refused for %s, and its facts are taken',
    async (path) => {
      const newer = await device.get(`/v1/sync/${path}?protocol=${protocolVersion + 1}&cursor=0`);
      expect(await readProblem(newer)).toMatchObject({ code: 'sync.server-too-old', retry: 'backoff' });
      const text = device.text([device.next()]).replace('"protocol":1', '"protocol":99');
      expect((await device.send(text)).status).toBe(200);
    },
  );

  test.each([
    'protocol=&cursor=0',
    'protocol=1&cursor=',
    'protocol=%20&cursor=0',
    'protocol=1&cursor=0&limit=',
  ])('%s is no number, and not 0 or what goes without saying', async (query) => {
    const answer = await device.get(`/v1/sync/pull?${query}`);
    expect(await readProblem(answer)).toMatchObject({ code: 'request.invalid', status: 400 });
  });

  test('a page is packed as the client can take it', async () => {
    await device.push(device.nextMany(20));
    const get = (encoding: string) =>
      cloud.ask('GET', '/v1/sync/pull?protocol=1&cursor=0', {
        token: device.token,
        headers: { 'accept-encoding': encoding },
      });
    expect((await get('gzip')).headers.get('content-encoding')).toBe('gzip');
    expect((await get('zstd, gzip')).headers.get('content-encoding')).toBe('zstd');
    expect((await get('zstd;q=0, gzip;q=0')).headers.get('content-encoding')).toBeNull();
  });

  test('nothing of another student is read', async () => {
    await device.push(device.nextMany(3));
    const other = await signUpDevice(cloud);
    expect(await other.pullAll()).toEqual([]);
    expect(other.userId).not.toBe(device.userId);
  });
});
