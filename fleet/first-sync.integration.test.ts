/** A new device on a long history: the newest first, then sealed segments, then pages (SY7). */
import { randomUUID, hash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { createSegments } from '../cloud/src/domain/sync/segments.ts';
import { postgresFactStore } from '../cloud/src/storage/postgres/fact-store.ts';
import { postgresSegmentStore } from '../cloud/src/storage/postgres/segment-store.ts';
import { derivedState } from '../desktop/src/core/testing/projections.ts';
import { password, segmentFacts, type Device } from './fleet.ts';
import { useFleet } from './use-fleet.ts';

const pack = promisify(zstdCompress);
const total = 5 * segmentFacts + 7;

const fleet = useFleet();
let email: string;
let old: Device;

beforeEach(async () => {
  email = `${randomUUID()}@example.org`;
  old = fleet.open();
  await old.call['account.register']({ email, password });
  old.ground.db.transaction(() => {
    for (let n = 0; n < total; n += 1) old.attempt(n, n % 4 > 0);
  });
  await old.sync();
  await seal();
});

async function userId(): Promise<string> {
  const [row] = await fleet.cloud.sql<{ id: string }[]>`
    select user_id as id from student where email = ${email}`;
  return row?.id ?? '';
}

async function seal(): Promise<void> {
  const { sql } = fleet.cloud;
  const segments = createSegments({
    facts: postgresFactStore(sql),
    store: postgresSegmentStore(sql),
    now: Date.now,
    pack: (text) => pack(text),
    sha256Hex: (content) => hash('sha256', content),
    segmentFacts,
  });
  while (await segments.sealNext(await userId()));
}

const countOf = ({ ground }: Device) => ground.facts.factCount();
const isSegment = (asked: string) => /\/segments\/\d+$/.test(asked);

async function expectWhole(device: Device): Promise<void> {
  expect(await device.sync()).toMatchObject({ phase: 'idle', waitingCount: 0, refused: [] });
  expect(countOf(device)).toBe(total);
  expect(device.ground.facts.place().cursor).toBe(total);
  expect(derivedState(device.ground.db)).toEqual(derivedState(old.ground.db));
}

test('SY7 reads the newest first, then each segment once, then the rest by pages', async () => {
  const device = fleet.open();
  await device.call['account.signIn']({ email, password });
  await expectWhole(device);
  const asked = device.network.asked.filter((each) => each.includes('/sync/'));
  const firstSegment = asked.findIndex(isSegment);
  expect(asked.filter(isSegment)).toEqual([1, 2, 3, 4, 5].map((n) => `GET /v1/sync/segments/${n}`));
  expect(asked.indexOf('GET /v1/sync/documents')).toBeLessThan(firstSegment);
  expect(asked.indexOf('GET /v1/sync/recent')).toBeLessThan(firstSegment);
  expect(asked.indexOf('GET /v1/sync/pull')).toBeGreaterThan(firstSegment);
});

test('SY7 is of use after the first answer: what was done last is there while the rest is on its way', async () => {
  const device = fleet.open();
  const seen: number[] = [];
  device.network.garble = (asked, response) => {
    if (isSegment(asked)) seen.push(countOf(device));
    return response;
  };
  device.network.redirect = (url) => {
    if (url.pathname.endsWith('/recent')) url.searchParams.set('limit', '10');
  };
  await device.call['account.signIn']({ email, password });
  await device.sync();
  expect(seen[0]).toBe(10);
  expect(device.ground.facts.factCount()).toBe(total);
});

test('SY7 cut in the middle of its segments and started again, it goes on from where it was', async () => {
  let device = fleet.open();
  device.network.redirect = (url) => {
    if (url.pathname.endsWith('/recent')) url.searchParams.set('limit', '1');
    if (url.pathname.endsWith('/segments/4')) device.network.down = true;
  };
  // What is asked after that never arrives.
  device.network.garble = (asked, response) => {
    if (asked.endsWith('/segments/4')) throw new TypeError('fetch failed');
    return response;
  };
  await device.call['account.signIn']({ email, password });
  expect(await device.sync()).toMatchObject({ phase: 'offline' });
  expect(device.ground.facts.place().cursor).toBe(3 * segmentFacts);
  device.network.redirect = () => undefined;
  device.network.garble = (_, response) => response;
  device.network.down = false;
  device.network.asked.length = 0;
  device = await fleet.reopen(device);
  await expectWhole(device);
  expect(device.network.asked.filter(isSegment)).toEqual([
    'GET /v1/sync/segments/4',
    'GET /v1/sync/segments/5',
  ]);
});

/** A segment that unpacks well, its text changed. */
const rewritten = (change: (text: string) => string) => (bytes: Uint8Array) =>
  zstdCompressSync(change(zstdDecompressSync(bytes).toString()));

test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
  ['of other bytes', (bytes) => bytes.map((byte, place) => (place === 40 ? byte ^ 1 : byte))],
  ['that is cut', (bytes) => bytes.slice(0, -30)],
  ['that is empty', () => new Uint8Array()],
  ['that lacks a fact', rewritten((text) => text.slice(0, text.lastIndexOf('\n')))],
  ['of other answers', rewritten((text) => text.replaceAll('"scoreMilli":1000', '"scoreMilli":0'))],
])('SY7 a segment %s is passed over, and pages go on from there', async (_, spoil) => {
  const device = fleet.open();
  device.network.garble = async (asked, response) => {
    if (!asked.endsWith('/segments/3')) return response;
    return new Response(new Uint8Array(spoil(new Uint8Array(await response.arrayBuffer()))));
  };
  await device.call['account.signIn']({ email, password });
  await expectWhole(device);
  expect(device.network.asked).not.toContain('GET /v1/sync/segments/5');
});

test('SY7 a segment whose sum was forged along with it is noticed by its digest', async () => {
  await fleet.cloud.sql`
    update sync_segment set digest_sum = digest_sum + 1 where user_id = ${await userId()} and number = 2`;
  const device = fleet.open();
  await device.call['account.signIn']({ email, password });
  await expectWhole(device);
  // The one behind it was on its way already.
  expect(device.network.asked.filter(isSegment)).toHaveLength(3);
});

test('SY7 a device that is a little behind reads pages and no segment', async () => {
  const device = fleet.open();
  await device.call['account.signIn']({ email, password });
  await device.sync();
  device.network.asked.length = 0;
  for (let n = 0; n < segmentFacts - 1; n += 1) old.attempt(n);
  await old.sync();
  await device.sync();
  expect(countOf(device)).toBe(total + segmentFacts - 1);
  expect(device.network.asked.filter((asked) => asked.includes('segments'))).toEqual([]);
});

test('SY7 SY17 with work of its own, made before the sign-in, it joins the long history', async () => {
  const device = fleet.open();
  for (let n = 0; n < 12; n += 1) device.attempt(n, n % 2 === 0);
  await device.call['account.signIn']({ email, password });
  await device.sync();
  await old.sync();
  expect([countOf(device), countOf(old)]).toEqual([total + 12, total + 12]);
  expect(derivedState(device.ground.db)).toEqual(derivedState(old.ground.db));
});

test('SY12 a reset that the student does not want is taken back also where it lies in a sealed segment', async () => {
  const counted = async ({ call }: Device) => (await call['stats.progress']({})).attemptsEver;
  const device = fleet.open();
  await device.call['account.signIn']({ email, password });
  await device.sync();
  fleet.cloud.clock.nowMs += 1_000;
  old.ground.facts.append({ kind: 'progress-reset', body: { packId: null } });
  fleet.cloud.clock.nowMs += 1_000;
  for (let n = 0; n < 2 * segmentFacts; n += 1) old.attempt(n);
  await old.sync();
  await seal();
  expect(await device.sync()).toMatchObject({ phase: 'needs-decision' });
  expect(await device.call['sync.decide']({ word: 'keep' })).toMatchObject({
    phase: 'idle',
    waitingCount: 0,
  });
  await old.sync();
  const all = total + 2 * segmentFacts;
  expect([await counted(device), await counted(old)]).toEqual([all, all]);
});
