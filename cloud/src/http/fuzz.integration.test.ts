/** Messages that are nearly right: each is answered by its code, and the student's work goes on as if nothing was (SY5). */
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ProblemCode } from '@answly/shared/errors/codes';
import type { Route } from '@answly/shared/http/route';
import * as routes from '@answly/shared/http/sync';
import { limits } from '@answly/shared/limits';
import { readFrame } from '@answly/shared/sync/facts-frame';
import { stampOf } from '@answly/shared/sync/hybrid-clock';
import { pushDocumentsResponse, pushResponse } from '@answly/shared/sync/protocol';
import { spoiled } from '#cloud/testing/spoiled';
import { frameHeaders } from '#cloud/testing/sync-client';
import { signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { readProblem } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const cloud = useTestCloud();
let device: SyncDevice;
let stranger: SyncDevice;

beforeAll(async () => {
  device = await signUpDevice(cloud);
  stranger = await signUpDevice(cloud);
  await stranger.push(stranger.nextMany(5));
});

/** Codes that any route may give. */
const general: ProblemCode[] = ['request.invalid', 'request.too-large'];

async function expectDeclared(route: Route, answer: Response): Promise<string> {
  if (answer.status === 200) return 'none';
  const { code, status } = await readProblem(answer);
  expect(status).toBeLessThan(500);
  expect([...general, ...route.problems]).toContain(code);
  return code;
}

/** Pushing and reading go on: what was there is there, and what comes now is kept. */
async function expectWorking(): Promise<void> {
  const before = (await device.pullAll()).map(({ id }) => id);
  const facts = device.nextMany(2);
  expect(await device.statuses(facts)).toEqual(['accepted', 'accepted']);
  const after = await device.pullAll();
  expect(after.map(({ id }) => id)).toEqual([...before, ...facts.map(({ id }) => id)]);
  expect(after.map(({ seq }) => seq)).toEqual(after.map((_, place) => place + 1));
}

const packing = fc.constantFrom(
  ['identity', (text: string) => Buffer.from(text)] as const,
  ['gzip', (text: string) => gzipSync(text)] as const,
  ['zstd', (text: string) => zstdCompressSync(text)] as const,
);

describe('a push that is nearly right', () => {
  test('SY5 is answered by its code or fact by fact, and nothing is lost or held up', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.jsonValue().map((each) => JSON.stringify(each)),
      fc.constantFrom('{}', '', ' {}', '{"__proto__":1}', '{"itemId":"\u0000"}', '{"a":1}\r', '\u2028'),
    );
    const facts = device.nextMany(3);
    const { head, bodies } = readFrame(device.text(facts));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(spoiled(head), fc.constant(head)),
        fc.array(fc.oneof(line, fc.constantFrom(...bodies)), { minLength: 2, maxLength: 4 }),
        packing,
        async (spoilt, lines, [encoding, pack]) => {
          const text = [JSON.stringify(spoilt), ...lines].join('\n');
          const body = new Uint8Array(pack(text));
          const answer = await device.send(body, { 'content-encoding': encoding });
          if (answer.status === 200) pushResponse.parse(await answer.json());
          else await expectDeclared(routes.push, answer);
        },
      ),
      { numRuns: 150 },
    );
    await expectWorking();
  });

  test('SY6 cut anywhere, or with bytes turned, is answered by its code', async () => {
    const text = device.text(device.nextMany(3));
    await fc.assert(
      fc.asyncProperty(packing, fc.nat(), fc.nat(), fc.boolean(), async ([encoding, pack], at, to, cuts) => {
        const bytes = new Uint8Array(pack(text));
        const place = at % bytes.length;
        bytes[place] = to % 256;
        const answer = await device.send(cuts ? bytes.slice(0, place) : bytes, {
          'content-encoding': encoding,
        });
        await expectDeclared(routes.push, answer);
      }),
      { numRuns: 80 },
    );
    await expectWorking();
  });

  test('SY4 replayed, whole and in parts, adds nothing', async () => {
    const facts = device.nextMany(20);
    await device.push(facts);
    const { head } = await device.pull('cursor=0&limit=1');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(facts, { minLength: 1 }), async (some) => {
        expect(new Set(await device.statuses([...some, ...some]))).toEqual(new Set(['duplicate']));
      }),
      { numRuns: 15 },
    );
    expect((await device.pull('cursor=0&limit=1')).head).toBe(head);
  });

  test('SY8 stamped anywhere in the future is kept as of now', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: limits.clockAheadMsMax + 1, max: 1e15 }), async (ahead) => {
        const fact = device.next({ at: cloud.clock.nowMs + ahead });
        expect((await device.push([fact])).results).toMatchObject([
          { status: 'clamped', at: cloud.clock.nowMs },
        ]);
      }),
      { numRuns: 15 },
    );
    const [latest] = await cloud.sql<{ at: number }[]>`
      select max(greatest(at, effective_at)) as at from fact where user_id = ${device.userId}`;
    expect(latest?.at).toBeLessThanOrEqual(cloud.clock.nowMs + limits.clockAheadMsMax);
  });

  test('SY4 with the ids and the devices of another student touches nothing of theirs', async () => {
    const theirs = await stranger.pullAll();
    const forged = theirs.map(({ seq: _, effectiveAt: __, ...fact }) => ({
      ...fact,
      body: { forged: true },
    }));
    expect(await device.statuses(forged)).toEqual(forged.map(() => 'accepted'));
    expect(await stranger.pullAll()).toEqual(theirs);
    await expectWorking();
  });

  test('SY15 of any version is taken', async () => {
    for (const protocol of [-1, 0, 2, 1_000_000]) {
      const text = device.text([device.next()]).replace('"protocol":1', `"protocol":${protocol}`);
      const answer = pushResponse.parse(await (await device.send(text)).json());
      expect(answer.others).toEqual([]);
    }
  });
});

describe('documents that are nearly right', () => {
  test('SY5 are answered by their code or one by one, and nothing is held up', async () => {
    const stamp = stampOf({ ms: cloud.clock.nowMs, counter: 0, deviceId: device.deviceId });
    const field = { value: { a: [1] }, stamp, base: '' };
    const good = {
      protocol: 1,
      deviceId: device.deviceId,
      documents: [
        { key: 'settings', fields: { size: field } },
        { key: 'note:a', fields: { text: { ...field, lost: [{ value: 1, stamp }] }, deleted: field } },
      ],
    };
    await fc.assert(
      fc.asyncProperty(spoiled(good), async (body) => {
        const answer = await device.post('/v1/sync/documents', body ?? null);
        if (answer.status === 200) pushDocumentsResponse.parse(await answer.json());
        else await expectDeclared(routes.pushDocuments, answer);
      }),
      { numRuns: 150 },
    );
    expect((await device.get('/v1/sync/documents?protocol=1&cursor=0')).status).toBe(200);
    const after = pushDocumentsResponse.parse(await (await device.post('/v1/sync/documents', good)).json());
    expect(after.results.map(({ status }) => status)).toEqual(['merged', 'merged']);
  });
});

test('SY6 bombs of every packing are stopped at every door', async () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const doors = [
    ['/v1/sync/push', frameHeaders],
    ['/v1/sync/documents', { 'content-type': 'application/json' }],
    ['/v1/sync/leases', { 'content-type': 'application/json' }],
    ['/v1/devices/current', { 'content-type': 'application/json' }],
  ] as const;
  for (const [encoding, bomb] of [
    ['gzip', gzipSync(zeros)],
    ['zstd', zstdCompressSync(zeros)],
  ] as const) {
    for (const [path, headers] of doors) {
      const answer = await fetch(cloud.url + path, {
        method: 'POST',
        body: new Uint8Array(bomb),
        headers: { ...headers, 'content-encoding': encoding, authorization: `Bearer ${device.token}` },
      });
      expect(await readProblem(answer)).toMatchObject({ code: 'request.too-large', status: 413 });
    }
  }
  await expectWorking();
});

test('SY12 SY15 a query that is nearly right is answered by its code', async () => {
  const { epoch } = await device.pull('cursor=0&limit=1');
  const value = fc.oneof(
    fc.constantFrom(
      '0',
      '1',
      '-1',
      '1e3',
      '9007199254740993',
      '1.5',
      'NaN',
      '',
      'true',
      epoch,
      device.deviceId,
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.nat().map(String),
  );
  const name = fc.constantFrom('protocol', 'cursor', 'epoch', 'cursorSum', 'deviceId', 'limit', 'listing');
  const asked = [
    ['pull', routes.pull],
    ['recent', routes.recent],
    ['segments', routes.listSegments],
    ['documents', routes.pullDocuments],
  ] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...asked),
      fc.dictionary(name, value),
      async ([path, route], changes) => {
        const query = new URLSearchParams({ protocol: '1', cursor: '0', ...changes });
        const answer = await device.get(`/v1/sync/${path}?${query}`);
        await expectDeclared(route, answer);
      },
    ),
    { numRuns: 200 },
  );
});
