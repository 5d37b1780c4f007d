/** Real processes that die in the middle of a push, and a network that misbehaves: nothing lost, everything once, by itself. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@answly/tools/processes/free-port';
import { openFaultProxy, type Fault, type FaultProxy } from '@answly/tools/testing/fault-proxy';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';
import { startHalf, type Half } from './half.ts';

const password = 'a long quiet sentence';
const many = 6_000;
const folder = temporaryFolder();
let cloud: Half;
let cloudPort = 0;
let proxy: FaultProxy;
const open: TestCore[] = [];
let folders = 0;

const startCloud = async () => {
  cloud = await startHalf('cloud', ['--cloud-port', String(cloudPort), '--data', join(folder, 'cloud')]);
};

beforeAll(async () => {
  // PostgreSQL does not run as root: its account has to pass through.
  chmodSync(folder, 0o711);
  cloudPort = await freePort(0);
  await startCloud();
  proxy = await openFaultProxy(cloudPort);
});
afterEach(async () => {
  proxy.set(null);
  for (const { core } of open.splice(0)) await core.close();
});
afterAll(async () => {
  await proxy.close();
  await cloud.stop();
  removeFolder(folder);
});

const newFolder = () => join(folder, `device-${folders++}`);
const newEmail = () => `student-${Math.random().toString(36).slice(2)}@example.org`;

function openDevice(dataFolder = newFolder(), port = proxy.port): TestCore {
  const cloudUrl = `http://127.0.0.1:${port}`;
  const device = openTestCore(dataFolder, { clock: systemClock, connect: connectCloud({ cloudUrl }) });
  open.push(device);
  return device;
}

function act({ ground }: TestCore, count: number): void {
  const first = ground.facts.factCount();
  ground.db.transaction(() => {
    for (let n = 0; n < count; n++) ground.facts.append({ kind: 'note-of-a-test', body: { n: first + n } });
  });
}

const state = ({ core }: TestCore) => core.handlers['sync.state']({});

/** Until the device is at rest again, without anybody asking it to sync. */
async function atRest(device: TestCore): Promise<void> {
  await expect
    .poll(() => state(device), { timeout: 100_000, interval: 200 })
    .toMatchObject({ phase: 'idle', waitingCount: 0, refused: [] });
}

/** What a new device of the student reads from the server, directly. */
async function numbersOnServer(email: string): Promise<number[]> {
  const device = openDevice(newFolder(), cloudPort);
  await device.core.handlers['account.signIn']({ email, password });
  await device.core.handlers['sync.now']({});
  return device.ground.db
    .prepare<{ n: number }>(`SELECT body ->> 'n' AS n FROM fact ORDER BY n`)
    .all()
    .map(({ n }) => n);
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

/** The processes whose command line says all of `words`. */
function pidsOf(...words: string[]): number[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
    .split('\n')
    .filter((line) => words.every((word) => line.includes(word)))
    .map((line) => Number(line.trim().split(/\s+/u)[0]));
}

/** Resolves when a push is on its way: some of what waited is acknowledged, some is not. */
function midPush(device: TestCore): Promise<void> {
  return new Promise((resolve) => {
    const stop = device.core.subscribe((event, data) => {
      if (event !== 'sync.state' || !('waitingCount' in data) || data.phase !== 'pushing') return;
      stop();
      resolve();
    });
  });
}

async function registered(count = 0): Promise<{ device: TestCore; email: string }> {
  const [device, email] = [openDevice(), newEmail()];
  act(device, count);
  await device.core.handlers['account.register']({ email, password });
  await device.core.handlers['sync.now']({});
  return { device, email };
}

test.each<Fault>([
  { kind: 'latency', ms: 150 },
  { kind: 'reset', afterBytes: 400 },
  { kind: 'truncation', afterBytes: 400 },
])('SY16 a network with $kind: nothing is lost or counted twice, and it goes on by itself', async (fault) => {
  const { device, email } = await registered(10);
  const before = proxy.doneCount();
  proxy.set(fault);
  act(device, many);
  await device.core.handlers['sync.now']({});
  expect(proxy.doneCount()).toBeGreaterThan(before);
  if (fault.kind !== 'latency') expect(state(device)).not.toMatchObject({ phase: 'idle' });
  proxy.set(null);
  await atRest(device);
  expect(await numbersOnServer(email)).toEqual(upTo(many + 10));
});

test('SY16 a connection that swallows everything is given up, and nothing is lost', async () => {
  const { device, email } = await registered(10);
  proxy.set({ kind: 'half-open' });
  act(device, 10);
  await device.core.handlers['sync.now']({});
  expect(state(device)).toMatchObject({ phase: 'backing-off', waitingCount: 10 });
  proxy.set(null);
  await atRest(device);
  expect(await numbersOnServer(email)).toEqual(upTo(20));
});

test('SY4 kill -9 of the core in the middle of a push: the next start goes on, and each fact is there once', async () => {
  const { email } = await registered();
  const dataFolder = newFolder();
  const cloudUrl = `http://127.0.0.1:${cloudPort}`;
  const script = join(import.meta.dirname, 'pushing-child.ts');
  const child = spawn(process.execPath, [script, dataFolder, cloudUrl, email, String(many)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const bytes of child.stdout) if (String(bytes).includes('pushing ')) break;
  child.kill('SIGKILL');
  await once(child, 'close');
  const device = openDevice(dataFolder);
  expect(device.ground.facts.waitingCount()).toBeGreaterThan(0);
  await device.core.handlers['account.signIn']({ email, password });
  await atRest(device);
  expect(await numbersOnServer(email)).toEqual(upTo(many));
});

test('SY4 kill -9 of the API in the middle of a push: what it had not said counts once', async () => {
  const { device, email } = await registered(10);
  act(device, many);
  const pushing = midPush(device);
  void device.core.handlers['sync.now']({});
  await pushing;
  const api = pidsOf('cloud/src/main.ts', String(cloud.pid));
  expect(api).toHaveLength(1);
  for (const pid of api) process.kill(pid, 'SIGKILL');
  await cloud.stop();
  await startCloud();
  await atRest(device);
  expect(await numbersOnServer(email)).toEqual(upTo(many + 10));
});

test('SY4 kill -9 of PostgreSQL in the middle of a push: what it had confirmed is there', async () => {
  const { device, email } = await registered(10);
  act(device, many);
  const pushing = midPush(device);
  void device.core.handlers['sync.now']({});
  await pushing;
  const server = pidsOf('postgres', '-D', join(folder, 'cloud'));
  expect(server.length).toBeGreaterThan(0);
  for (const pid of server) process.kill(pid, 'SIGKILL');
  await cloud.stop();
  await startCloud();
  await atRest(device);
  expect(await numbersOnServer(email)).toEqual(upTo(many + 10));
});
