/** Documents of a student on several devices of a real cloud: deleted, forgotten, written while apart (SY10, SY13). */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { postgresDocumentStore } from '../cloud/src/storage/postgres/document-store.ts';
import { limits } from '@answly/shared/limits';
import type { DocumentFields } from '@answly/shared/sync/document';
import { stampOf } from '@answly/shared/sync/hybrid-clock';
import { password, openPair, type Device } from './fleet.ts';
import { saveStudent } from './restore.ts';
import { useFleet } from './use-fleet.ts';

const dayMs = 86_400_000;
const pushed = 'POST /v1/sync/documents';

const fleet = useFleet();
let email: string;
let a: Device;
let b: Device;

beforeEach(async () => {
  ({ email, a, b } = await openPair(fleet));
});

const keysOnServer = async () => {
  const rows = await fleet.cloud.sql<{ key: string }[]>`
    select key from document where user_id = (select user_id from student where email = ${email}) order by key`;
  return rows.map(({ key }) => key);
};
const syncAll = async (...devices: Device[]) => {
  for (const device of devices) await device.sync();
};

describe('SY13 documents', () => {
  test('a deletion reaches the other device, and one that was forgotten as well', async () => {
    a.documents.write('note:x', { text: 'x' });
    a.documents.write('note:y', { text: 'y' });
    await syncAll(a, b);
    fleet.cloud.clock.nowMs += 1_000;
    a.documents.write('note:x', { deleted: true });
    await syncAll(a, b);
    expect(b.documents.load('note:x')).toBeUndefined();

    const late = fleet.open();
    await late.call['account.signIn']({ email, password });
    await late.sync();
    a.documents.write('note:y', { deleted: true });
    late.documents.write('note:z', { text: 'never sent' });
    await a.sync();
    fleet.cloud.clock.nowMs += 200 * dayMs;
    await postgresDocumentStore(fleet.cloud.sql).forgetDeleted(fleet.cloud.clock.nowMs, 1_000);
    // No sign-in lasts so long.
    for (const device of [late, b]) await device.call['account.signIn']({ email, password });
    await late.sync();
    expect(late.documents.load('note:y')).toBeUndefined();
    expect(late.documents.load('note:z')).toMatchObject({ text: { value: 'never sent' } });
    await b.sync();
    expect(b.documents.load('note:z')).toMatchObject({ text: { value: 'never sent' } });
  });

  test('a deletion that a device hears of late is not sent back to the server once that has forgotten it', async () => {
    a.documents.write('note:x', { text: 'x' });
    await syncAll(a, b);
    a.documents.write('note:x', { deleted: true });
    await a.sync();
    for (const day of [170, 11]) {
      fleet.cloud.clock.nowMs += day * dayMs;
      await postgresDocumentStore(fleet.cloud.sql).forgetDeleted(
        fleet.cloud.clock.nowMs - limits.tombstoneMs,
        1_000,
      );
      for (const device of [b, a]) {
        await device.call['account.signIn']({ email, password });
        expect(await device.sync()).toMatchObject({ phase: 'idle' });
        expect(device.documents.load('note:x')).toBeUndefined();
      }
    }
    expect(await keysOnServer()).toEqual([]);
    for (const device of [a, b]) expect(device.documents.marks()).toBe(0);
  });

  test('SY12 a deletion that a restored server lacks is sent again, also by a device that only heard of it', async () => {
    a.documents.write('note:x', { text: 'x' });
    await syncAll(a, b);
    const [student] = await fleet.cloud.sql<{ id: string }[]>`
      select user_id as id from student where email = ${email}`;
    const restore = await saveStudent(fleet.cloud.sql, student?.id ?? '');
    a.documents.write('note:x', { deleted: true });
    a.documents.write('note:y', { text: 'y', deleted: true });
    await syncAll(a, b);
    await restore();
    await b.sync();
    expect(await keysOnServer()).toEqual(['note:x', 'note:y']);
    const fresh = fleet.open();
    await fresh.call['account.signIn']({ email, password });
    await fresh.sync();
    expect(fresh.documents.load('note:x')).toBeUndefined();
  });

  test('SY10 a note changed on both while apart keeps the text that lost, on both', async () => {
    a.documents.write('note:x', { text: 'first' });
    await syncAll(a, b);
    fleet.cloud.clock.nowMs += 1_000;
    a.documents.write('note:x', { text: 'of a' });
    fleet.cloud.clock.nowMs += 1_000;
    b.documents.write('note:x', { text: 'of b' });
    await syncAll(a, b, a);
    for (const device of [a, b]) {
      expect(device.documents.load('note:x')).toMatchObject({
        text: { value: 'of b', lost: [{ value: 'of a' }] },
      });
    }
    fleet.cloud.clock.nowMs += 1_000;
    a.documents.write('note:x', { text: 'agreed' });
    await syncAll(a, b);
    expect(b.documents.load('note:x')).toMatchObject({
      text: { value: 'agreed', lost: [{ value: 'of a' }] },
    });
  });
});

test('SY15 a server that keeps more lost texts than have room here is sent a note once, and not again and again', async () => {
  const stamp = (n: number) =>
    stampOf({ ms: fleet.cloud.clock.nowMs - n, counter: 0, deviceId: randomUUID() });
  const text = (n: number) => String.fromCodePoint(0x4e00 + n).repeat(limits.noteCharsMax);
  const lost = Array.from({ length: limits.documentLostMax }, (_, n) => ({
    value: text(n),
    stamp: stamp(n),
  }));
  a.network.asked.length = 0;
  a.network.garble = async (asked, response) => {
    if (asked !== pushed) return response;
    if (a.network.asked.filter((each) => each === pushed).length > 5) a.network.down = true;
    const { results, ...told } = (await response.json()) as { results: { fields: DocumentFields }[] };
    const kept = results.map(({ fields: { text: own, ...fields }, ...result }) => ({
      ...result,
      fields: { ...fields, text: { ...own, lost } },
    }));
    return Response.json({ ...told, results: kept });
  };
  a.documents.write('note:x', { text: 'mine' });
  expect(await a.sync()).toMatchObject({ phase: 'idle', waitingCount: 0, refused: [] });
  const { asked } = a.network;
  expect(asked.slice(0, asked.indexOf('GET /v1/sync/documents')).filter((each) => each === pushed)).toEqual([
    pushed,
  ]);
  expect(a.documents.waitingCount()).toBe(0);
  expect(a.documents.load('note:x')?.text?.lost?.[0]?.stamp).toBe(lost[0]?.stamp);
});
