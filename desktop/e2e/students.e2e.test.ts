/** Two students on one computer with real processes and a real cloud, through kill -9 at any moment (SY17). */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePack } from '@answly/shared/formats/answlypack';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHost, type TestHost } from '#desktop/browser/testing/test-host';
import type { CallInput, CallName, CallOutput } from '#desktop/contract/calls';
import type { Client } from '#desktop/contract/client';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { buildPack, packId } from '#desktop/core/testing/build-pack';
import { removeFolder, temporaryFolder } from '#desktop/core/testing/test-core';
import { startHalf, type Half } from './half.ts';

const password = 'a long quiet sentence';
const anna = { email: 'anna@example.org', password };
const ben = { email: 'ben@example.org', password };
/** Moments after a switch was asked for at which the core is killed: at once, while it closes, while the next opens. */
const killAfterMs = [0, 5, 25, 80, 180, 350];

const folder = temporaryFolder();
// PostgreSQL, which never runs as root, has to get there.
chmodSync(folder, 0o711);
let cloud: Half;
let cloudUrl = '';
const hosts: TestHost[] = [];

beforeAll(async () => {
  mkdirSync(join(folder, 'starter'));
  const pack = writePack(buildPack(12), new Map(), sha256Hex);
  writeFileSync(join(folder, 'starter', 'starter.answlypack'), pack);
  cloud = await startHalf('cloud', ['--cloud-port=0', '--data', join(folder, 'cloud')]);
  cloudUrl = cloud.url;
});
afterAll(async () => {
  for (const host of hosts) await host.stop();
  await cloud.stop();
  removeFolder(folder);
});

interface Computer {
  host: TestHost;
  client: Client;
}

async function openComputer(): Promise<Computer> {
  const host = await startTestHost({ cloudUrl, starterFolder: join(folder, 'starter') });
  hosts.push(host);
  return { host, client: host.openClient(await host.enter()) };
}

/** Asks again where the core ended meanwhile: only for calls that may be made twice. */
async function ask<N extends CallName>(client: Client, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  for (;;) {
    try {
      return await client.call(name, input);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'core.gone')) throw error;
    }
  }
}

const profileOf = async (client: Client) => (await ask(client, 'app.info', {})).profileId;
const answered = async (client: Client) => (await ask(client, 'stats.today', {})).attemptsEver;

/** Resolves when another profile is open. */
async function leaving(client: Client, act: () => Promise<unknown>): Promise<void> {
  const before = await profileOf(client);
  // The core may be gone before it has answered.
  await act().catch(() => undefined);
  await expect.poll(() => profileOf(client), { timeout: 20_000 }).not.toBe(before);
}

const signOut = (client: Client) =>
  leaving(client, () => client.call('account.signOut', { unsynced: 'keep' }));

async function installStarter(client: Client): Promise<void> {
  await ask(client, 'library.install', { packId, origin: 'starter' });
}

async function answer(client: Client, count: number): Promise<void> {
  const session = await ask(client, 'study.start', { packId: null, topics: [], choose: 'mixed', count });
  for (let position = 0; position < count; position++) {
    const place = { sessionId: session.sessionId, position };
    await ask(client, 'study.answer', { ...place, response: null, certainty: null, durationMs: 1_000 });
  }
}

/** Where a kill took the sign-in along, the student signs in once more. */
async function signedIn(client: Client, who: typeof anna): Promise<void> {
  await expect
    .poll(
      async () => {
        const { status, email } = await ask(client, 'account.state', {});
        if (status === 'signed-in' && email === who.email) return 'signed-in';
        await client.call('account.signIn', who).catch(() => undefined);
        return status;
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBe('signed-in');
}

async function onServer(who: typeof anna): Promise<number> {
  const { client } = await openComputer();
  await client.call('account.signIn', who);
  await client.call('sync.now', {});
  return answered(client);
}

test('SY17 two students alternate on one computer, and the server has the work of each, once', async () => {
  const { client } = await openComputer();
  await installStarter(client);
  await answer(client, 3);
  await client.call('account.register', anna);
  await signOut(client);
  expect(await answered(client)).toBe(0);
  expect(await ask(client, 'account.state', {})).toMatchObject({
    status: 'none',
    email: null,
    others: [anna.email],
  });

  await answer(client, 2);
  await client.call('account.register', ben);
  await client.call('sync.now', {});
  await signOut(client);
  await answer(client, 4);
  await leaving(client, () => client.call('account.signIn', anna));
  await signedIn(client, anna);
  expect(await answered(client)).toBe(7);
  await expect.poll(() => ask(client, 'sync.now', {})).toMatchObject({ phase: 'idle', waitingCount: 0 });
  const devices = await ask(client, 'devices.list', {});
  expect(devices).toHaveLength(1);
  expect(devices[0]).toMatchObject({
    current: true,
    deviceId: (await ask(client, 'account.state', {})).deviceId,
  });

  expect(await onServer(anna)).toBe(7);
  expect(await onServer(ben)).toBe(2);
});

test('SY17 kill -9 at any moment of a switch or a join loses nothing, mixes nothing and counts nothing twice', async () => {
  const { host, client } = await openComputer();
  await installStarter(client);
  const [clara, dora] = ['clara', 'dora'].map((name) => ({ email: `${name}@example.org`, password }));
  if (!clara || !dora) return;
  await answer(client, 1);
  await client.call('account.register', clara);
  await signOut(client);
  await client.call('account.register', dora);
  await answer(client, 2);
  await signOut(client);

  let ofClara = 1;
  for (const afterMs of killAfterMs) {
    // A guest answers, then turns out to be Clara.
    await answer(client, 1);
    ofClara += 1;
    const killed = new Promise<void>((resolve) => {
      setTimeout(() => {
        host.cores.at(-1)?.kill();
        resolve();
      }, afterMs);
    });
    await Promise.all([killed, client.call('account.signIn', clara).catch(() => undefined)]);
    await signedIn(client, clara);
    expect(await answered(client), `killed after ${afterMs} ms`).toBe(ofClara);
    await signOut(client);
    expect(await answered(client)).toBe(0);
  }
  await signedIn(client, dora);
  expect(await answered(client)).toBe(2);
  await ask(client, 'sync.now', {});
  await signOut(client);
  await signedIn(client, clara);
  await expect.poll(() => ask(client, 'sync.now', {})).toMatchObject({ phase: 'idle', waitingCount: 0 });
  expect(await onServer(clara)).toBe(ofClara);
  expect(await onServer(dora)).toBe(2);
});
