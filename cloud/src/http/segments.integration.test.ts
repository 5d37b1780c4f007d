/** Sealed segments of a history, as they are made and as a new device reads them (SY7). */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import { digestOf, emptyDigest } from '@answly/shared/sync/digest';
import { factsOf, readFrame } from '@answly/shared/sync/facts-frame';
import { segmentHead, segmentList } from '@answly/shared/sync/protocol';
import { createSegments, type Segments } from '#cloud/domain/sync/segments';
import { postgresFactStore } from '#cloud/storage/postgres/fact-store';
import { postgresSegmentStore } from '#cloud/storage/postgres/segment-store';
import { connect, type Sql } from '#cloud/storage/postgres/connect';
import { pageOf } from '#cloud/testing/sync-client';
import { signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { readProblem, startTestCloud, type TestCloud } from '#cloud/testing/test-cloud';

const size = 50;
const pack = promisify(zstdCompress);

let cloud: TestCloud;
let otherReplica: Sql;
let device: SyncDevice;

beforeAll(async () => {
  cloud = await startTestCloud();
  otherReplica = connect({ url: cloud.databaseUrl, poolSize: 4 });
});
afterAll(async () => {
  await otherReplica.end();
  await cloud.stop();
});
beforeEach(async () => {
  device = await signUpDevice(cloud);
});

/** Seals small segments, so that a test need not push ten thousand facts for each. */
function segmentsOn(sql: Sql): Segments {
  return createSegments({
    facts: postgresFactStore(sql),
    store: postgresSegmentStore(sql),
    now: () => cloud.clock.nowMs,
    pack: (text) => pack(text),
    sha256Hex: (content) => hash('sha256', content),
    segmentFacts: size,
  });
}

async function sealAll(segments: Segments): Promise<void> {
  while (await segments.sealNext(device.userId));
}

const list = async (cursor = 0) =>
  segmentList.parse(await (await device.get(`/v1/sync/segments?protocol=1&cursor=${cursor}`)).json());
const bytesOf = async (number: number) =>
  new Uint8Array(await (await device.get(`/v1/sync/segments/${number}`)).arrayBuffer());

function factsIn(bytes: Uint8Array) {
  const { head, bodies } = readFrame(zstdDecompressSync(bytes).toString());
  const { columns } = segmentHead.parse(head);
  return factsOf(columns, bodies).map((fact, place) => ({ ...fact, seq: columns.seqFirst + place }));
}

describe('sealing', () => {
  test('SY7 full stretches are sealed in order and the rest is left to the pages', async () => {
    const facts = device.nextMany(2 * size + 1);
    await device.push(facts);
    await sealAll(segmentsOn(cloud.sql));
    const { segments, head } = await list();
    expect(head).toBe(2 * size + 1);
    expect(segments.map(({ number, seqFirst, seqLast }) => [number, seqFirst, seqLast])).toEqual([
      [1, 1, size],
      [2, size + 1, 2 * size],
    ]);
    expect((await device.pull(`cursor=${2 * size}`)).facts.map(({ id }) => id)).toEqual([facts.at(-1)?.id]);
  });

  test('SY7 sum, digest, count and length are those of what is served', async () => {
    const facts = device.nextMany(2 * size);
    await device.push(facts);
    await sealAll(segmentsOn(cloud.sql));
    let digest = emptyDigest;
    for (const segment of (await list()).segments) {
      const bytes = await bytesOf(segment.number);
      expect(segment).toMatchObject({ sha256: hash('sha256', bytes), bytes: bytes.length });
      const inside = factsIn(bytes);
      expect(inside.map(({ seq }) => seq)).toEqual(
        Array.from({ length: size }, (_, n) => segment.seqFirst + n),
      );
      expect(segment.digest).toEqual(digestOf(inside.map(({ id }) => id)));
      digest = digestOf(
        inside.map(({ id }) => id),
        digest,
      );
    }
    expect(digest).toEqual(digestOf(facts.map(({ id }) => id)));
  });

  test('SY7 SY15 a sealed fact is to the letter what a page gives', async () => {
    const body = '{ "b" : 1.0, "a":"\\u00e9\\ud800" }';
    await device.push(device.nextMany(size).map((fact) => ({ ...fact, kind: 'of-tomorrow', body })));
    await sealAll(segmentsOn(cloud.sql));
    const frame = readFrame(await (await device.tryPull('cursor=0')).text());
    const page = (frame.head as { columns: Parameters<typeof factsOf>[0] }).columns;
    const inPage = factsOf(page, frame.bodies).map((fact, place) => ({ ...fact, seq: place + 1 }));
    expect(factsIn(await bytesOf(1))).toEqual(inPage);
    expect(inPage[0]?.body).toBe(body);
  });

  test('SY7 two replicas that seal at once make each segment once', async () => {
    for (let count = 0; count < 6; count += 1) await device.push(device.nextMany(size));
    const replicas = [cloud.sql, otherReplica, cloud.sql].map(segmentsOn);
    await Promise.all(replicas.map(sealAll));
    const { segments } = await list();
    expect(segments.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { number, sha256 } of segments) expect(hash('sha256', await bytesOf(number))).toBe(sha256);
  });

  test('SY7 a sealed segment stays as it is, whatever comes', async () => {
    await device.push(device.nextMany(size));
    await sealAll(segmentsOn(cloud.sql));
    const [before] = (await list()).segments;
    await device.push(device.nextMany(size));
    await sealAll(segmentsOn(otherReplica));
    expect((await list()).segments[0]).toEqual(before);
  });

  test('SY7 a history that has a gap is not sealed over it', async () => {
    await device.push(device.nextMany(size));
    await cloud.sql`delete from fact where user_id = ${device.userId} and seq = 7`;
    await expect(sealAll(segmentsOn(cloud.sql))).rejects.toThrow('gap');
    expect((await list()).segments).toEqual([]);
  });

  test('SY7 a push that fills a stretch has it sealed in the background', async () => {
    for (let sent = 0; sent < limits.segmentFacts; sent += limits.pushFactsMax)
      await device.push(device.nextMany(limits.pushFactsMax).map((fact) => ({ ...fact, body: {} })));
    await expect.poll(async () => (await list()).segments.length, { timeout: 20_000 }).toBe(1);
    const [segment] = (await list()).segments;
    expect(segment).toMatchObject({ number: 1, seqFirst: 1, seqLast: limits.segmentFacts });
    expect(factsIn(await bytesOf(1))).toHaveLength(limits.segmentFacts);
  });
});

describe('reading', () => {
  test('SY7 the list goes on behind a cursor, with the segment that holds it first', async () => {
    for (let count = 0; count < 3; count += 1) await device.push(device.nextMany(size));
    await sealAll(segmentsOn(cloud.sql));
    const numbersAfter = async (cursor: number) => (await list(cursor)).segments.map(({ number }) => number);
    expect(await numbersAfter(size - 1)).toEqual([1, 2, 3]);
    expect(await numbersAfter(size)).toEqual([2, 3]);
    expect(await numbersAfter(3 * size)).toEqual([]);
  });

  test('SY12 a cursor of another history is told so, instead of segments that do not follow it', async () => {
    const facts = device.nextMany(size);
    const { epoch } = await device.push(facts);
    const { sum } = digestOf(facts.slice(0, 5).map(({ id }) => id));
    const ask = (query: string) => device.get(`/v1/sync/segments?protocol=1&${query}`);
    expect((await ask(`cursor=5&cursorSum=${sum}&epoch=${epoch}`)).status).toBe(200);
    for (const query of [`cursor=5&cursorSum=${sum + 1}`, `cursor=${size + 1}`, 'cursor=5&epoch=other']) {
      expect(await readProblem(await ask(query))).toMatchObject({ code: 'sync.epoch-changed', status: 409 });
    }
  });

  test('SY7 an unknown number is said to be unknown, and another student’s is', async () => {
    await device.push(device.nextMany(size));
    await sealAll(segmentsOn(cloud.sql));
    const other = await signUpDevice(cloud);
    for (const answer of [
      await device.get('/v1/sync/segments/2'),
      await other.get('/v1/sync/segments/1'),
      await device.get('/v1/sync/segments/2147483647'),
      await device.get('/v1/sync/segments/4294967296'),
    ]) {
      expect(await readProblem(answer)).toMatchObject({ code: 'sync.segment-unknown', status: 404 });
    }
    for (const number of ['0', '-1', '1.5', 'x'])
      expect((await device.get(`/v1/sync/segments/${number}`)).status).toBe(400);
  });

  test('SY7 recent gives the newest facts in order, and all where there are few', async () => {
    const recent = async (limit: number) =>
      pageOf(await (await device.get(`/v1/sync/recent?protocol=1&limit=${limit}`)).text());
    expect((await recent(3)).facts).toEqual([]);
    const facts = device.nextMany(5);
    await device.push(facts);
    const newest = await recent(3);
    expect(newest).toMatchObject({ head: 5, nextCursor: 5, more: false });
    expect(newest.facts.map(({ id, seq }) => [id, seq])).toEqual(
      facts.slice(2).map(({ id }, place) => [id, place + 3]),
    );
    expect((await recent(100)).facts).toHaveLength(5);
    expect((await device.get(`/v1/sync/recent?protocol=1&limit=${limits.recentFactsMax + 1}`)).status).toBe(
      400,
    );
  });

  test('SY15 a client that is too old is told so by each reading route', async () => {
    for (const path of ['recent?', 'segments?cursor=0&', 'pull?cursor=0&', 'documents?cursor=0&']) {
      const answer = await device.get(`/v1/sync/${path}protocol=0`);
      expect(await readProblem(answer)).toMatchObject({ code: 'sync.client-too-old', status: 426 });
    }
  });
});
