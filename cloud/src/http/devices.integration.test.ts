/** A student's devices: seen, named, and signed out from afar (SY14). */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { device as deviceSchema } from '@answly/shared/http/devices';
import { limits } from '@answly/shared/limits';
import { testDevice } from '#cloud/testing/build-fact';
import { signInDevice, signUpDevice, type SyncDevice } from '#cloud/testing/sync-device';
import { readProblem } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const cloud = useTestCloud();
let first: SyncDevice;
let second: SyncDevice;

beforeEach(async () => {
  first = await signUpDevice(cloud);
  cloud.clock.nowMs += 1_000;
  second = await signInDevice(cloud, first.email);
});

const listed = z.object({ devices: z.array(deviceSchema) });
const list = async (by: SyncDevice) => listed.parse(await (await by.get('/v1/devices')).json()).devices;
const rename = (by: SyncDevice, deviceId: string, name: unknown) =>
  by.patch(`/v1/devices/${deviceId}`, { name });
const revoke = (by: SyncDevice, deviceId: string) => by.remove(`/v1/devices/${deviceId}`);

test('SY14 every device that was signed in is listed, the asking one marked, the last seen first', async () => {
  const at = cloud.clock.nowMs;
  const about = { name: 'a device', revoked: false };
  expect(await list(first)).toEqual([
    { ...about, deviceId: second.deviceId, addedAt: at, seenAt: at, current: false },
    { ...about, deviceId: first.deviceId, addedAt: at - 1_000, seenAt: at - 1_000, current: true },
  ]);
  cloud.clock.nowMs += 5_000;
  expect((await first.refresh()).status).toBe(200);
  expect(await list(second)).toMatchObject([
    { deviceId: first.deviceId, seenAt: at + 5_000, current: false },
    { deviceId: second.deviceId, current: true },
  ]);
});

test('SY14 a revoked device is out at once, and is told why when it asks for new tokens', async () => {
  await second.push(second.nextMany(1));
  expect((await revoke(first, second.deviceId)).status).toBe(204);
  for (const answer of [
    await second.tryPush(second.nextMany(2)),
    await second.tryPull('cursor=0'),
    await second.get('/v1/devices'),
    await revoke(second, first.deviceId),
  ]) {
    expect((await readProblem(answer)).status).toBe(401);
  }
  expect(await readProblem(await second.refresh())).toMatchObject({ code: 'device.revoked', status: 401 });
  // What it had sent before stays, and nobody else is touched.
  expect(await first.pullAll()).toHaveLength(1);
  expect((await first.refresh()).status).toBe(200);
  expect(await list(first)).toMatchObject([
    { deviceId: first.deviceId, revoked: false, current: true },
    { deviceId: second.deviceId, revoked: true, current: false },
  ]);
});

test('SY14 every session on a revoked device ends', async () => {
  const again = await signInDevice(cloud, first.email, second.deviceId);
  await revoke(first, second.deviceId);
  expect(
    [await second.get('/v1/devices'), await again.get('/v1/devices')].map((each) => each.status),
  ).toEqual([401, 401]);
});

test('SY14 with the password a revoked device comes back, and sends what it kept', async () => {
  await revoke(first, second.deviceId);
  const kept = second.nextMany(3);
  const back = await signInDevice(cloud, first.email, second.deviceId);
  expect(await back.statuses(kept)).toEqual(['accepted', 'accepted', 'accepted']);
  expect((await list(back)).map(({ revoked }) => revoked)).toEqual([false, false]);
});

test('SY14 revoking twice is in order; the device one asks with may be revoked too', async () => {
  expect((await revoke(first, second.deviceId)).status).toBe(204);
  expect((await revoke(first, second.deviceId)).status).toBe(204);
  expect((await revoke(first, first.deviceId)).status).toBe(204);
  expect((await first.get('/v1/devices')).status).toBe(401);
});

test('SY14 a device is called otherwise from any device, on every list, and keeps that name at its next sign-in', async () => {
  expect((await rename(first, second.deviceId, 'Laptop upstairs')).status).toBe(204);
  const lease = { sessionId: randomUUID(), deviceId: second.deviceId };
  const taken = await (await second.post('/v1/sync/leases', lease)).json();
  expect(taken).toMatchObject({ deviceName: 'Laptop upstairs' });
  const again = await signInDevice(cloud, first.email, second.deviceId);
  for (const by of [first, second, again])
    expect((await list(by)).map(({ name }) => name).toSorted()).toEqual(['Laptop upstairs', 'a device']);
});

test('SY14 a name is refused that is empty, blank, too long, or no text for a line', async () => {
  const longest = 'x'.repeat(limits.deviceNameCharsMax);
  for (const name of ['', ' \u3000 ', `${longest}x`, 'a\u0000b', 'a\nb', null, 7]) {
    const answer = await rename(first, second.deviceId, name);
    expect(await readProblem(answer), String(name)).toMatchObject({ code: 'request.invalid' });
  }
  expect((await rename(first, second.deviceId, longest)).status).toBe(204);
  expect((await list(first)).map(({ name }) => name)).toEqual([longest, 'a device']);
});

test('SY14 a device that is unknown, or another student’s, is not there to be called otherwise', async () => {
  const stranger = await signUpDevice(cloud);
  for (const deviceId of [randomUUID(), stranger.deviceId]) {
    const answer = await rename(first, deviceId, 'mine');
    expect(await readProblem(answer)).toMatchObject({ code: 'device.unknown', status: 404 });
  }
  expect(await list(stranger)).toMatchObject([{ name: 'a device' }]);
});

test('SY14 a device that is unknown, or another student’s, is not there to be revoked', async () => {
  const stranger = await signUpDevice(cloud);
  for (const deviceId of [randomUUID(), stranger.deviceId]) {
    const answer = await revoke(first, deviceId);
    expect(await readProblem(answer)).toMatchObject({ code: 'device.unknown', status: 404 });
  }
  expect((await stranger.get('/v1/devices')).status).toBe(200);
  expect(await readProblem(await revoke(first, 'none'))).toMatchObject({ code: 'request.invalid' });
});

test('SY14 a device with a new identity is listed under it, and revoked by it', async () => {
  const deviceId = randomUUID();
  const moved = await second.post('/v1/devices/current', { deviceId, deviceName: 'the copy' });
  expect(moved.status).toBe(204);
  expect((await list(second)).filter(({ current }) => current)).toMatchObject([
    { deviceId, name: 'the copy', revoked: false },
  ]);
  expect((await list(first)).map((each) => each.deviceId).toSorted()).toEqual(
    [first.deviceId, second.deviceId, deviceId].toSorted(),
  );
  await revoke(first, second.deviceId);
  expect((await second.get('/v1/devices')).status).toBe(200);
  await revoke(first, deviceId);
  expect((await second.get('/v1/devices')).status).toBe(401);
});

test('SY14 an id that another student’s device has too names another device: neither sees or hinders the other', async () => {
  const stranger = await signUpDevice(cloud);
  const { deviceId } = stranger;
  const sessionId = randomUUID();
  const lease = { sessionId, deviceId };
  await stranger.push(stranger.nextMany(2));
  await stranger.post('/v1/sync/leases', lease);
  const before = await list(stranger);

  expect((await first.post('/v1/devices/current', { deviceId, deviceName: 'not theirs' })).status).toBe(204);
  const twin = testDevice(() => cloud.clock.nowMs, deviceId);
  expect(await first.statuses(twin.nextMany(2))).toEqual(['accepted', 'accepted']);
  const taken = await (await first.post('/v1/sync/leases', { ...lease, takeOver: true })).json();
  expect(taken).toMatchObject({ fence: 1, held: true, deviceName: 'not theirs' });
  expect((await revoke(first, deviceId)).status).toBe(204);

  expect(await list(stranger)).toEqual(before);
  expect(await stranger.pullAll()).toHaveLength(2);
  expect(await stranger.statuses(stranger.nextMany(1))).toEqual(['accepted']);
  expect(await (await stranger.post('/v1/sync/leases', lease)).json()).toMatchObject({
    fence: 1,
    deviceName: 'a device',
  });
});
