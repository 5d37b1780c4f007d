/** Sync between real cores through a real cloud on a real PostgreSQL, and what happens when that cloud misbehaves. */
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Keeper } from '#desktop/core/account/keyring';
import { createTestKeeper } from '#desktop/core/account/testing/test-keeper';
import { systemClock } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { openTestCore, type TestCore } from '#desktop/core/testing/test-core';
import { openCloudAddress } from './cloud-address.ts';
import { startHalf, type Half } from './half.ts';
import { removeRunFolder, runFolder } from './run-folder.ts';

const password = 'a long quiet sentence';
const folder = runFolder('sync');
const address = await openCloudAddress();
let cloud: Half | undefined;
let deviceCount = 0;
const open: (() => Promise<unknown>)[] = [];

const startCloud = async () => {
  cloud = await startHalf('cloud', ['--cloud-port=0', '--data', join(folder, 'cloud')]);
  address.leadTo(cloud.url);
};

beforeAll(async () => {
  await startCloud();
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});
afterAll(async () => {
  await cloud?.stop();
  await address.close();
  removeRunFolder(folder, join(folder, 'cloud'));
});

interface Device extends TestCore {
  call: TestCore['core']['handlers'];
}

function openDevice(
  options: { cloudUrl?: string; folder?: string; keeper?: Keeper; clock?: typeof systemClock } = {},
): Device {
  const opened = openTestCore(options.folder ?? join(folder, `device-${deviceCount++}`), {
    clock: options.clock ?? systemClock,
    connect: connectCloud({
      cloudUrl: options.cloudUrl ?? address.url,
      keeper: options.keeper ?? createTestKeeper(),
    }),
  });
  open.push(() => opened.core.close());
  return { ...opened, call: opened.core.handlers };
}

function act(device: Device, n: number, kind = 'note-of-a-test'): void {
  device.ground.facts.append({ kind, body: { n } });
}

const numbersOf = (device: Device): number[] =>
  device.ground.db
    .prepare<{ n: number }>(`SELECT body ->> 'n' AS n FROM fact ORDER BY n`)
    .all()
    .map(({ n }) => n);

const newEmail = () => `student-${Math.random().toString(36).slice(2)}@example.org`;

test('SY1 SY3 SY17 what was done before the account reaches another device, once and in full', async () => {
  const email = newEmail();
  const first = openDevice();
  for (let n = 0; n < 2_500; n++) act(first, n);
  await first.call['account.register']({ email, password });
  expect(await first.call['sync.now']({})).toMatchObject({
    phase: 'idle',
    waitingCount: 0,
    factsOnServer: 2_500,
  });

  const second = openDevice();
  await second.call['account.signIn']({ email, password });
  await second.call['sync.now']({});
  expect(numbersOf(second)).toEqual(numbersOf(first));
  act(second, 2_500);
  await second.call['sync.now']({});
  await first.call['sync.now']({});
  expect(numbersOf(first)).toHaveLength(2_501);
});

test('SY4 a push whose answer was lost is sent again and counted once', async () => {
  const device = openDevice();
  act(device, 1);
  await device.call['account.register']({ email: newEmail(), password });
  await device.call['sync.now']({});
  // As after a crash between the server's commit and ours.
  device.ground.facts.startOver(device.ground.facts.place().epoch ?? '', []);
  expect(device.ground.facts.waitingCount()).toBe(1);
  expect(await device.call['sync.now']({})).toMatchObject({ waitingCount: 0, factsOnServer: 1, refused: [] });
});

test('SY5 a fact the server refuses is set aside and does not hold the queue', async () => {
  const device = openDevice();
  act(device, 1);
  act(device, 2, 'Not A Kind');
  act(device, 3);
  await device.call['account.register']({ email: newEmail(), password });
  const state = await device.call['sync.now']({});
  expect(state).toMatchObject({ phase: 'idle', waitingCount: 0, factsHere: 3, factsOnServer: 2 });
  expect(state.refused).toMatchObject([{ kind: 'Not A Kind', code: 'fact.invalid' }]);
});

test('SY8 a device a year ahead is told, and its facts count as of now', async () => {
  const yearMs = 365 * 86_400_000;
  const email = newEmail();
  const ahead = openDevice({ clock: { ...systemClock, wallMs: () => Date.now() + yearMs } });
  act(ahead, 1);
  await ahead.call['account.register']({ email, password });
  await ahead.call['sync.now']({});
  const stamps = ahead.ground.db
    .prepare<{ at: number }>('SELECT coalesce(effective_at, at) AS at FROM fact')
    .all();
  expect(Math.abs((stamps[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  act(ahead, 2);
  const after = ahead.ground.db.prepare<{ at: number }>('SELECT max(at) AS at FROM fact').get();
  expect(Math.abs((after?.at ?? 0) - Date.now())).toBeLessThan(60_000);
});

test('a cloud that root starts keeps its database in the folder it was given, so that nothing is left', () => {
  expect(existsSync(join(folder, 'cloud', 'cloud', 'postgres', 'PG_VERSION'))).toBe(true);
});

test('SY16 with the cloud gone nothing is lost, and it goes on by itself when the cloud is back', async () => {
  const device = openDevice();
  await device.call['account.register']({ email: newEmail(), password });
  await device.call['sync.now']({});
  await cloud?.stop();
  act(device, 1);
  expect(await device.call['sync.now']({})).toMatchObject({ phase: 'offline', waitingCount: 1 });
  const synced = new Promise<void>((resolve) => {
    device.core.subscribe((name, data) => {
      if (name === 'sync.state' && 'waitingCount' in data && data.phase === 'idle' && data.waitingCount === 0)
        resolve();
    });
  });
  await startCloud();
  await synced;
  expect(device.call['sync.state']({})).toMatchObject({ factsOnServer: 1, lastProblem: null });
});

test('a restart keeps the sign-in, and signing out ends it at once while the work stays', async () => {
  const keeper = createTestKeeper();
  const place = join(folder, 'restarted');
  const before = openDevice({ folder: place, keeper });
  act(before, 1);
  await before.call['account.register']({ email: newEmail(), password });
  await before.core.close();
  open.length = 0;

  const after = openDevice({ folder: place, keeper });
  expect(await after.call['sync.now']({})).toMatchObject({ phase: 'idle', factsOnServer: 1 });
  expect(await after.call['account.signOut']({ unsynced: 'keep' })).toMatchObject({ status: 'none' });
  expect(await after.call['sync.now']({})).toMatchObject({ phase: 'off', factsHere: 1 });
  expect(await keeper.get()).toBeNull();
});

test('a wrong password is said plainly, and another student cannot take over the work of this one', async () => {
  const email = newEmail();
  const device = openDevice();
  act(device, 1);
  await device.call['account.register']({ email, password });
  await device.call['account.signOut']({ unsynced: 'keep' });
  await expect(device.call['account.signIn']({ email, password: 'not this one' })).rejects.toMatchObject({
    code: 'account.credentials-wrong',
  });
  await expect(device.call['account.register']({ email: newEmail(), password })).rejects.toMatchObject({
    code: 'account.other-student',
  });
  expect(device.call['account.state']({})).toMatchObject({ status: 'none', email });
});

test('a server that answers garbage is told apart from no network, and nothing leaves the queue', async () => {
  const place = join(folder, 'garbled');
  const keeper = createTestKeeper();
  const honest = openDevice({ folder: place, keeper });
  await honest.call['account.register']({ email: newEmail(), password });
  act(honest, 1);
  const liar: Server = createServer(
    (_, response) => void response.end('<html>Please log in to the Wi-Fi</html>'),
  );
  await new Promise<void>((resolve) => void liar.listen(0, '127.0.0.1', resolve));
  open.push(async () => void liar.close());
  const { port } = liar.address() as AddressInfo;
  await honest.core.close();
  const misled = openDevice({ folder: place, keeper, cloudUrl: `http://127.0.0.1:${port}` });
  const state = await misled.call['sync.now']({});
  expect(state.phase).toBe('backing-off');
  expect(state.lastProblem?.code).toBe('network.garbled');
  expect(state.waitingCount).toBe(1);
});

test('SY13 an erased account takes nothing from this computer, and a new one gets all of it', async () => {
  const email = newEmail();
  const device = openDevice();
  for (let n = 0; n < 5; n++) act(device, n);
  await device.call['account.register']({ email, password });
  await device.call['sync.now']({});
  const other = openDevice();
  await other.call['account.signIn']({ email, password });
  await expect(device.call['account.erase']({ password: 'not this one' })).rejects.toMatchObject({
    code: 'account.credentials-wrong',
  });
  expect(await device.call['account.erase']({ password })).toMatchObject({ status: 'none', email: null });
  expect(await device.call['sync.state']({})).toMatchObject({ phase: 'off', factsHere: 5, waitingCount: 5 });
  expect(await other.call['sync.now']({})).toMatchObject({ phase: 'needs-sign-in' });

  await device.call['account.register']({ email, password });
  expect(await device.call['sync.now']({})).toMatchObject({
    phase: 'idle',
    waitingCount: 0,
    factsOnServer: 5,
  });
});

test('SY14 a device that was signed out from another one says so, keeps its work and can save all of it', async () => {
  const email = newEmail();
  const device = openDevice();
  await device.call['account.register']({ email, password });
  const other = openDevice();
  await other.call['account.signIn']({ email, password });
  await other.call['sync.now']({});
  const { deviceId } = await other.call['account.state']({});
  expect(await device.call['devices.list']({})).toMatchObject([{ deviceId }, { current: true }]);
  const devices = await device.call['devices.revoke']({ deviceId });
  expect(devices.find((each) => each.deviceId === deviceId)).toMatchObject({ revoked: true });

  act(other, 1);
  expect(await other.call['sync.now']({})).toMatchObject({ phase: 'needs-sign-in', waitingCount: 1 });
  expect(await other.call['account.state']({})).toMatchObject({ status: 'revoked', email });
  const { json, count } = await other.call['sync.export']({ which: 'unsynced' });
  expect([count, JSON.parse(json)]).toMatchObject([1, { facts: [{ body: '{"n":1}' }] }]);
  await expect(other.call['account.signOut']({ unsynced: 'ask' })).rejects.toMatchObject({
    code: 'account.unsynced',
  });
  await other.call['account.signIn']({ email, password });
  expect(await other.call['sync.now']({})).toMatchObject({ phase: 'idle', waitingCount: 0 });
});
