/** Whose history it is: epochs, restored servers, digests, and erasure (SY12, SY13). */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { digestModulus, digestOf } from '@answly/shared/sync/digest';
import { stampOf } from '@answly/shared/sync/hybrid-clock';
import { digestsResponse } from '@answly/shared/sync/protocol';
import { signInDevice, signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { goodPassword, readProblem } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const cloud = useTestCloud();
let device: SyncDevice;
let other: SyncDevice;

beforeEach(async () => {
  device = await signUpDevice(cloud);
  other = await signInDevice(cloud, device.email);
});

/** Takes the student's history back to where it held so many facts, as a restored dump does. */
async function restore(facts: number): Promise<void> {
  await cloud.sql`delete from fact where user_id = ${device.userId} and seq > ${facts}`;
  await cloud.sql`
    update user_sync set facts_seq = ${facts}, facts_sum = (
      select coalesce(max(prefix_sum), 0) from fact where user_id = ${device.userId} and seq = ${facts}
    ) where user_id = ${device.userId}`;
}
const codeOf = async (query: string) => {
  const answer = await device.tryPull(query);
  return answer.status === 200 ? 'none' : (await readProblem(answer)).code;
};
const digests = async () => digestsResponse.parse(await (await device.get('/v1/sync/digests')).json());
const idsOf = (facts: readonly { id: string }[]) => facts.map(({ id }) => id);

describe('another history', () => {
  test('SY12 a new epoch of the server, or of the student, is told to whoever comes with the old one', async () => {
    const { epoch } = await device.push(device.nextMany(2));
    expect(await codeOf(`cursor=2&epoch=${epoch}`)).toBe('none');
    await cloud.sql`update user_sync set epoch = ${randomUUID()} where user_id = ${device.userId}`;
    expect(await codeOf(`cursor=2&epoch=${epoch}`)).toBe('sync.epoch-changed');
    const { epoch: second } = await device.push([]);
    await cloud.sql`update sync_history set epoch = ${randomUUID()}`;
    expect(await codeOf(`cursor=2&epoch=${second}`)).toBe('sync.epoch-changed');
    const { epoch: third, facts } = await device.pull('cursor=0');
    expect(new Set([epoch, second, third]).size).toBe(3);
    expect(facts).toHaveLength(2);
  });

  test('SY12 a server restored to before the cursor is noticed by the cursor', async () => {
    const { epoch } = await device.push(device.nextMany(5));
    await restore(3);
    expect(await codeOf(`cursor=5&epoch=${epoch}`)).toBe('sync.epoch-changed');
    expect(await codeOf(`cursor=3&epoch=${epoch}`)).toBe('none');
  });

  test('SY12 one that has overtaken the cursor again is noticed by the sum of what lies before it', async () => {
    const facts = device.nextMany(5);
    const { epoch } = await device.push(facts);
    const at = (cursor: number, known = idsOf(facts)) =>
      `cursor=${cursor}&epoch=${epoch}&cursorSum=${digestOf(known.slice(0, cursor)).sum}`;
    expect([await codeOf(at(0)), await codeOf(at(5))]).toEqual(['none', 'none']);
    await restore(3);
    const others = other.nextMany(4);
    await other.push(others);
    expect(await codeOf(`cursor=5&epoch=${epoch}`)).toBe('none');
    expect(await codeOf(at(5))).toBe('sync.epoch-changed');
    expect(await codeOf(at(3))).toBe('none');
    // A device that has seen only what came after the restore is right, wherever it stands.
    const now = [...idsOf(facts.slice(0, 3)), ...idsOf(others)];
    for (const cursor of [0, 1, 4, 7]) expect(await codeOf(at(cursor, now))).toBe('none');
    // What differs far behind the cursor is noticed as well.
    expect(await codeOf(at(7, [idsOf(facts)[4] ?? '', ...now.slice(1)]))).toBe('sync.epoch-changed');
  });

  test('SY12 SY14 a pull tells how far the asking device’s own numbers are known', async () => {
    await device.push(device.nextMany(4));
    await other.push(other.nextMany(2));
    const seqMax = async (deviceId?: string) =>
      (await device.pull(`cursor=6${deviceId === undefined ? '' : `&deviceId=${deviceId}`}`)).deviceSeqMax;
    expect([await seqMax(device.deviceId), await seqMax(other.deviceId)]).toEqual([4, 2]);
    expect([await seqMax(randomUUID()), await seqMax()]).toEqual([0, 0]);
    await restore(3);
    const page = await device.pull(`cursor=0&deviceId=${device.deviceId}`);
    expect(page.deviceSeqMax).toBe(3);
  });

  test('SY12 digests tell what is held of each device, and notice what is missing or other', async () => {
    const [mine, theirs] = [device.nextMany(30), other.nextMany(7)];
    expect((await digests()).devices).toEqual([]);
    await device.push(mine);
    await other.push(theirs);
    const told = await digests();
    expect(told).toMatchObject({ head: 37 });
    expect(told.devices.toSorted((a, b) => b.seqMax - a.seqMax)).toEqual([
      { deviceId: device.deviceId, seqMax: 30, digest: digestOf(idsOf(mine)) },
      { deviceId: other.deviceId, seqMax: 7, digest: digestOf(idsOf(theirs)) },
    ]);
    await restore(12);
    expect((await digests()).devices).toEqual([
      { deviceId: device.deviceId, seqMax: 12, digest: digestOf(idsOf(mine.slice(0, 12))) },
    ]);
    await cloud.sql`delete from fact where user_id = ${device.userId} and seq = 4`;
    const [short] = (await digests()).devices;
    expect(short).toMatchObject({ seqMax: 12, digest: { count: 11 } });
  });
});

test('SY12 digests of a long history add up beyond what a number of 64 bits holds', async () => {
  await device.push([]);
  const count = 40_000;
  const { deviceId, userId } = device;
  await cloud.sql`
    insert into fact (user_id, seq, fact_id, device_id, device_seq, kind, at, effective_at, received_at, zone_minutes,
      mono_ms, body, prefix_sum)
    select ${userId}, n, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-ffffffffffff')::uuid, ${deviceId}, n, 'note',
      1, 1, 1, 0, 0, '{}', 0
    from generate_series(1, ${count}::int) as n`;
  await cloud.sql`update user_sync set facts_seq = ${count} where user_id = ${userId}`;
  expect((await digests()).devices).toEqual([
    { deviceId, seqMax: count, digest: { count, sum: digestModulus - count } },
  ]);
});

describe('an erased account', () => {
  /** Rows of a student in every table that has any. */
  async function rowsOf(userId: string): Promise<Record<string, number>> {
    const tables = await cloud.sql<{ name: string }[]>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'user_id' order by 1`;
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await cloud.sql<{ count: number }[]>`
        select count(*)::int as count from ${cloud.sql(name)} where user_id = ${userId}`;
      counts[name] = row?.count ?? 0;
    }
    return counts;
  }

  /** Leaves something of a student in every part of sync. */
  async function leaveTraces(by: SyncDevice): Promise<void> {
    await by.push(by.nextMany(3));
    const stamp = stampOf({ ms: cloud.clock.nowMs, counter: 0, deviceId: by.deviceId });
    const documents = [{ key: 'settings', fields: { size: { value: 1, stamp } } }];
    const around = { protocol: 1, deviceId: by.deviceId };
    await by.post('/v1/sync/documents', { ...around, documents });
    await by.post('/v1/sync/leases', { deviceId: by.deviceId, sessionId: randomUUID() });
    await cloud.sql`
      insert into sync_segment (user_id, number, seq_first, seq_last, count, digest_sum, sha256, content)
      values (${by.userId}, 1, 1, 3, 3, 0, '', '')`;
  }

  test('SY13 is gone from every table, and everybody else’s stays', async () => {
    const stranger = await signUpDevice(cloud);
    for (const each of [device, stranger]) await leaveTraces(each);
    const strangers = await rowsOf(stranger.userId);
    for (const table of ['document', 'device', 'exam_lease', 'fact', 'session', 'sync_segment', 'user_sync'])
      expect((await rowsOf(device.userId))[table], table).toBeGreaterThan(0);
    const wrong = await device.post('/v1/accounts/erase', { password: 'not this one' });
    expect(await readProblem(wrong)).toMatchObject({ code: 'account.credentials-wrong' });
    expect((await device.post('/v1/accounts/erase', { password: goodPassword })).status).toBe(204);
    expect(Object.values(await rowsOf(device.userId)).every((count) => count === 0)).toBe(true);
    expect(await rowsOf(stranger.userId)).toEqual(strangers);
    for (const each of [device, other]) expect((await each.tryPull('cursor=0')).status).toBe(401);
    expect((await readProblem(await other.refresh())).code).toBe('session.expired');
  });

  test('SY12 SY13 under the same address a new history begins, with an epoch of its own', async () => {
    const { epoch } = await device.push(device.nextMany(2));
    await device.post('/v1/accounts/erase', { password: goodPassword });
    const body = { email: device.email, password: goodPassword, deviceId: device.deviceId, deviceName: 'x' };
    const answer = await cloud.ask('POST', '/v1/accounts', { body });
    expect(answer.status).toBe(201);
    const again = await signInDevice(cloud, device.email, device.deviceId);
    const page = await again.pull('cursor=0');
    expect(page).toMatchObject({ head: 0, facts: [] });
    expect(page.epoch).not.toBe(epoch);
  });
});
