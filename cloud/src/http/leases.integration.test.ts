/** Which device a running exam belongs to (SY11). */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { limits } from '@answly/shared/limits';
import { lease as leaseSchema, type Lease } from '@answly/shared/sync/protocol';
import { signInDevice, signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const cloud = useTestCloud();
let first: SyncDevice;
let second: SyncDevice;
let sessionId: string;

beforeEach(async () => {
  first = await signUpDevice(cloud);
  second = await signInDevice(cloud, first.email);
  sessionId = randomUUID();
});

async function take(by: SyncDevice, changes: { takeOver?: boolean } = {}): Promise<Lease> {
  const body = { sessionId, deviceId: by.deviceId, ...changes };
  return leaseSchema.parse(await (await by.post('/v1/sync/leases', body)).json());
}

test('SY11 the first that asks holds the exam, and keeps it by asking again', async () => {
  const taken = await take(first);
  expect(taken).toEqual({
    sessionId,
    deviceId: first.deviceId,
    deviceName: 'a device',
    fence: 1,
    expiresAt: cloud.clock.nowMs + limits.leaseMs,
    held: true,
  });
  cloud.clock.nowMs += 60_000;
  expect(await take(first)).toEqual({ ...taken, expiresAt: cloud.clock.nowMs + limits.leaseMs });
});

test('SY11 another device is told who holds it, and changes nothing by asking', async () => {
  const held = await take(first);
  cloud.clock.nowMs += 1_000;
  expect(await take(second)).toEqual({ ...held, held: false });
  expect(await take(first)).toMatchObject({ held: true, fence: 1 });
});

test('SY11 taking over raises the fence, and the device before sees that it lost it', async () => {
  await take(first);
  expect(await take(second, { takeOver: true })).toMatchObject({
    deviceId: second.deviceId,
    held: true,
    fence: 2,
  });
  expect(await take(first)).toMatchObject({ deviceId: second.deviceId, held: false, fence: 2 });
  expect(await take(first, { takeOver: true })).toMatchObject({ held: true, fence: 3 });
  // To take over what is one's own is to renew it.
  expect(await take(first, { takeOver: true })).toMatchObject({ held: true, fence: 3 });
});

test('SY11 a lease that ran out is free, to the millisecond, and its fence goes on', async () => {
  await take(first);
  cloud.clock.nowMs += limits.leaseMs - 1;
  expect(await take(second)).toMatchObject({ held: false });
  cloud.clock.nowMs += 1;
  expect(await take(second)).toMatchObject({ held: true, fence: 2 });
  cloud.clock.nowMs += limits.leaseMs + 1;
  expect(await take(second)).toMatchObject({ held: true, fence: 2 });
});

test('SY11 of many that ask at once one holds it, and all are told the same', async () => {
  const third = await signInDevice(cloud, first.email);
  const asked = [first, second, third, second, first, third];
  const told = await Promise.all(asked.map((by) => take(by)));
  const [winner] = told;
  expect(new Set(told.map(({ deviceId, fence }) => `${deviceId} ${fence}`)).size).toBe(1);
  expect(told.map(({ held }) => held)).toEqual(asked.map((by) => by.deviceId === winner?.deviceId));
});

test('SY11 of many that take over at once each has a fence of its own', async () => {
  await take(first);
  const third = await signInDevice(cloud, first.email);
  const told = await Promise.all([second, third].map((by) => take(by, { takeOver: true })));
  expect(told.map(({ fence }) => fence).toSorted((a, b) => a - b)).toEqual([2, 3]);
});

test('SY11 exams and students have nothing to do with one another', async () => {
  await take(first);
  const stranger = await signUpDevice(cloud);
  expect(await take(stranger)).toMatchObject({ held: true, fence: 1 });
  sessionId = randomUUID();
  expect(await take(second)).toMatchObject({ held: true, fence: 1 });
});

test('SY11 a device whose identity is spelled in capitals is the same', async () => {
  await take(first);
  const deviceId = first.deviceId.toUpperCase();
  const answer = await first.post('/v1/sync/leases', { sessionId, deviceId });
  expect(await answer.json()).toMatchObject({ held: true, fence: 1 });
});
