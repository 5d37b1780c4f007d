import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPacks } from '@answly/shared/http/packs';
import { readConfig } from '#cloud/config';
import { createLog } from '#cloud/log';
import { startCloud } from '#cloud/start-cloud';
import { postgresPackStore } from '#cloud/storage/postgres/pack-store';
import { buildPack, sha256Hex } from '#cloud/testing/build-pack';
import { signUpDevice } from '#cloud/testing/sync-device';
import { readProblem, startTestCloud, type TestCloud } from '#cloud/testing/test-cloud';

let cloud: TestCloud;
let folder: string;
const shipped = buildPack({ title: 'Shipped' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answly-packs-'));
  await writeFile(join(folder, 'damaged.answlypack'), 'not a zip');
  await writeFile(join(folder, 'shipped.answlypack'), shipped.bytes);
  cloud = await startTestCloud({ ANSWLY_PUBLISH_DIR: folder });
});
afterAll(async () => {
  await cloud.stop();
  await rm(folder, { recursive: true });
});

const list = async () =>
  listPacks.answer.schema.parse(await (await cloud.ask('GET', '/v1/packs')).json()).packs;
const download = (packId: string, version: number, headers: Record<string, string> = {}) =>
  cloud.ask('GET', `/v1/packs/${packId}/${version}`, { headers });

test('the packs of the publishing folder are there after the start, and a damaged one stops nothing', async () => {
  expect(await list()).toMatchObject([{ id: shipped.pack.id, title: 'Shipped', itemCount: 1 }]);
});

test('a publishing folder that is not there is told of in the log, and the API starts all the same', async () => {
  const lines: string[] = [];
  const env = { PORT: '0', DATABASE_URL: cloud.databaseUrl, ANSWLY_PUBLISH_DIR: join(folder, 'nowhere') };
  const log = createLog('error', { write: (line) => void lines.push(line) });
  const other = await startCloud(readConfig({ ...env, SHUTDOWN_DRAIN_MS: '0' }), { log });
  expect(lines.join()).toMatch(/ENOENT.+"msg":"The packs of ANSWLY_PUBLISH_DIR could not be read"/);
  await other.close();
});

test('a pack is downloaded as it was published, to be kept for good', async () => {
  const { pack, bytes } = buildPack();
  expect(await cloud.publishPack(bytes)).toMatchObject({ isNew: true });
  const answer = await download(pack.id, 1);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(bytes));
  expect(answer.headers.get('content-type')).toBe('application/vnd.answly.pack');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  const etag = answer.headers.get('etag') ?? '';
  expect(etag).toBe(`"${sha256Hex(bytes)}"`);
  expect((await download(pack.id, 1, { 'if-none-match': etag })).status).toBe(304);
  expect((await download(pack.id, 1, { 'if-none-match': '"other"' })).status).toBe(200);
});

test('publishing again changes nothing; other content needs another version', async () => {
  const { pack, bytes } = buildPack();
  await cloud.publishPack(bytes);
  expect(await cloud.publishPack(bytes)).toMatchObject({ isNew: false });
  await expect(cloud.publishPack(buildPack({ ...pack, title: 'Other' }).bytes)).rejects.toMatchObject({
    code: 'pack.invalid',
  });
  const second = buildPack({ ...pack, title: 'Second', version: 2 });
  expect(await cloud.publishPack(second.bytes)).toMatchObject({ isNew: true });
  expect((await list()).find((each) => each.id === pack.id)).toMatchObject({ title: 'Second', version: 2 });
  expect((await download(pack.id, 1)).status).toBe(200);
});

test('an item keeps the content its version was published with', async () => {
  const { pack, bytes } = buildPack();
  await cloud.publishPack(bytes);
  const items = pack.items.map((item) => ({ ...item, stem: 'Changed?' }));
  await expect(cloud.publishPack(buildPack({ ...pack, version: 2, items }).bytes)).rejects.toMatchObject({
    code: 'pack.invalid',
  });
  const raised = items.map((item) => ({ ...item, version: item.version + 1 }));
  await cloud.publishPack(buildPack({ ...pack, version: 2, items: raised }).bytes);
});

test('one pack published by many at once is published once', async () => {
  const { bytes } = buildPack();
  const all = await Promise.all(Array.from({ length: 5 }, () => cloud.publishPack(bytes)));
  expect(all.filter((each) => each.isNew)).toHaveLength(1);
});

describe('a pack that is withdrawn', () => {
  const listed = async (id: string) => (await list()).find((each) => each.id === id)?.version;
  const store = () => postgresPackStore(cloud.sql);

  test('is offered and handed out no more, the version before it is again, and one after it is new', async () => {
    const { pack, bytes } = buildPack();
    await cloud.publishPack(bytes);
    const second = buildPack({ ...pack, version: 2 });
    await cloud.publishPack(second.bytes);
    await store().setWithdrawn({ packId: pack.id, version: 2 }, cloud.clock.nowMs);
    expect(await listed(pack.id)).toBe(1);
    const etag = `"${sha256Hex(second.bytes)}"`;
    expect(await readProblem(await download(pack.id, 2, { 'if-none-match': etag }))).toMatchObject({
      code: 'pack.unknown',
    });
    await store().setWithdrawn({ packId: pack.id }, cloud.clock.nowMs);
    expect(await listed(pack.id)).toBeUndefined();
    // As the folder that is published at each start does.
    expect(await cloud.publishPack(second.bytes)).toMatchObject({ isNew: false, isWithdrawn: true });
    expect(await listed(pack.id)).toBeUndefined();
    await cloud.publishPack(buildPack({ ...pack, version: 3 }).bytes);
    expect(await listed(pack.id)).toBe(3);
    await store().setWithdrawn({ packId: pack.id }, null);
    expect((await download(pack.id, 2)).status).toBe(200);
  });

  test('keeps syncing from devices that have it, and the tutor answers of it', async () => {
    const { pack, bytes } = buildPack();
    await cloud.publishPack(bytes);
    await store().setWithdrawn({ packId: pack.id }, cloud.clock.nowMs);
    const device = await signUpDevice(cloud);
    const [item] = pack.items;
    if (item === undefined) throw new Error('a pack has an item');
    const attempt = device.next();
    Object.assign(attempt.body as object, { packId: pack.id, itemId: item.id, itemVersion: item.version });
    expect(await device.statuses([attempt])).toEqual(['accepted']);
    const answer = await device.post('/v1/tutor', {
      requestId: randomUUID(),
      mode: 'explain',
      response: null,
      locale: 'en',
      packId: pack.id,
      itemId: item.id,
      itemVersion: item.version,
    });
    expect(await answer.text()).toContain('event: done');
  });
});

test('what is not there, or is no pack, is refused', async () => {
  expect(await readProblem(await download(randomUUID(), 1))).toMatchObject({
    code: 'pack.unknown',
    status: 404,
  });
  expect(await readProblem(await download('..%2f..%2fetc', 1))).toMatchObject({ code: 'request.invalid' });
  await expect(cloud.publishPack(new Uint8Array(100))).rejects.toMatchObject({ code: 'pack.unreadable' });
});
