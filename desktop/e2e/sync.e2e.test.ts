/** Sync between real cores through a real cloud on a real PostgreSQL, and what happens when that cloud misbehaves. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Keeper } from '#desktop/core/account/keyring';
import { systemClock } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';
import { freePort } from './free-port.ts';
import { startHalf, type Half } from './half.ts';

const password = 'a long quiet sentence';
const folder = temporaryFolder();
let cloud: Half | undefined;
let cloudPort = 0;
let deviceCount = 0;
const open: (() => Promise<unknown>)[] = [];

const startCloud = async () => {
  cloud = await startHalf('cloud', ['--cloud-port', String(cloudPort), '--data', join(folder, 'cloud')]);
};

beforeAll(async () => {
  cloudPort = await freePort();
  await startCloud();
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});
afterAll(async () => {
  await cloud?.stop();
  removeFolder(folder);
});

/** Keeps the token like a keyring would, through restarts of the core. */
function memoryKeeper(): Keeper {
  let kept: string | null = null;
  return {
    kind: 'keyring',
    get: async () => kept,
    set: async (token) => void (kept = token),
    delete: async () => void (kept = null),
  };
}

interface Device extends TestCore {
  call: TestCore['core']['handlers'];
}

function openDevice(
  options: { cloudUrl?: string; folder?: string; keeper?: Keeper; clock?: typeof systemClock } = {},
): Device {
  const opened = openTestCore(options.folder ?? join(folder, `device-${deviceCount++}`), {
    clock: options.clock ?? systemClock,
    connect: connectCloud({
      cloudUrl: options.cloudUrl ?? `http://127.0.0.1:${cloudPort}`,
      keeper: options.keeper ?? memoryKeeper(),
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

const address = () => `student-${Math.random().toString(36).slice(2)}@example.org`;

test('SY1 SY3 SY17 what was done before the account reaches another device, once and in full', async () => {
  const email = address();
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
  await device.call['account.register']({ email: address(), password });
  await device.call['sync.now']({});
  device.ground.facts.startOver(device.ground.facts.place().epoch);
  expect(device.ground.facts.waitingCount()).toBe(1);
  expect(await device.call['sync.now']({})).toMatchObject({ waitingCount: 0, factsOnServer: 1, refused: [] });
});

test('SY5 a fact the server refuses is set aside and does not hold the queue', async () => {
  const device = openDevice();
  act(device, 1);
  act(device, 2, 'Not A Kind');
  act(device, 3);
  await device.call['account.register']({ email: address(), password });
  const state = await device.call['sync.now']({});
  expect(state).toMatchObject({ phase: 'idle', waitingCount: 0, factsHere: 3, factsOnServer: 2 });
  expect(state.refused).toMatchObject([{ kind: 'Not A Kind', code: 'fact.invalid' }]);
});

test('SY8 a device a year ahead is told, and its facts count as of now', async () => {
  const yearMs = 365 * 86_400_000;
  const email = address();
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

test('SY16 with the cloud gone nothing is lost, and it goes on by itself when the cloud is back', async () => {
  const device = openDevice();
  await device.call['account.register']({ email: address(), password });
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
  const keeper = memoryKeeper();
  const place = join(folder, 'restarted');
  const before = openDevice({ folder: place, keeper });
  act(before, 1);
  await before.call['account.register']({ email: address(), password });
  await before.core.close();
  open.length = 0;

  const after = openDevice({ folder: place, keeper });
  expect(await after.call['sync.now']({})).toMatchObject({ phase: 'idle', factsOnServer: 1 });
  expect(await after.call['account.signOut']({})).toMatchObject({ status: 'none' });
  expect(await after.call['sync.now']({})).toMatchObject({ phase: 'off', factsHere: 1 });
  expect(await keeper.get()).toBeNull();
});

test('a wrong password is said plainly, and another student cannot take over the work of this one', async () => {
  const email = address();
  const device = openDevice();
  act(device, 1);
  await device.call['account.register']({ email, password });
  await device.call['account.signOut']({});
  await expect(device.call['account.signIn']({ email, password: 'not this one' })).rejects.toMatchObject({
    code: 'account.credentials-wrong',
  });
  await expect(device.call['account.register']({ email: address(), password })).rejects.toMatchObject({
    code: 'account.other-student',
  });
  expect(device.call['account.state']({})).toMatchObject({ status: 'none', email });
});

test('a server that answers garbage is told apart from no network, and nothing leaves the queue', async () => {
  const place = join(folder, 'garbled');
  const keeper = memoryKeeper();
  const honest = openDevice({ folder: place, keeper });
  await honest.call['account.register']({ email: address(), password });
  act(honest, 1);
  const liar: Server = createServer(
    (_, response) => void response.end('<html>Please log in to the Wi-Fi</html>'),
  );
  await new Promise<void>((resolve) => void liar.listen(0, '127.0.0.1', resolve));
  open.push(async () => void liar.close());
  const { port } = liar.address() as AddressInfo;
  await honest.call['account.setCloudUrl']({ cloudUrl: `http://127.0.0.1:${port}` });
  const state = await honest.call['sync.now']({});
  expect(state.phase).toBe('backing-off');
  expect(state.lastProblem?.code).toBe('network.garbled');
  expect(state.waitingCount).toBe(1);
});
