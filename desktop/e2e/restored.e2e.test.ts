/** A server that is put back to a copy of its database, as an operator does after a broken disk: devices give it back what it lost (SY12). */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@answly/tools/processes/free-port';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { openTestCore, type TestCore } from '#desktop/core/testing/test-core';
import { startHalf, type Half } from './half.ts';
import { removeRunFolder, runFolder } from './run-folder.ts';

const password = 'a long quiet sentence';
const note = {
  packId: '0190a0a0-0000-7000-8000-0000000000aa',
  itemId: '0190a0a0-0000-7000-8000-0000000000bb',
};
const folder = runFolder('restored');
const data = join(folder, 'cloud');
const cluster = join(data, 'cloud', 'postgres');
const copy = join(folder, 'postgres-copy');
const open: TestCore[] = [];
let cloud: Half;
let cloudPort = 0;

const startCloud = async () => {
  cloud = await startHalf('cloud', ['--cloud-port', String(cloudPort), '--data', data]);
};

beforeAll(async () => {
  cloudPort = await freePort(0);
  await startCloud();
});
afterEach(async () => {
  for (const { core } of open.splice(0)) await core.close();
});
afterAll(async () => {
  await cloud.stop();
  removeRunFolder(folder, data);
});

let devices = 0;
let acts = 0;

function openDevice(): TestCore {
  const connect = connectCloud({ cloudUrl: `http://127.0.0.1:${cloudPort}` });
  const device = openTestCore(join(folder, `device-${devices++}`), { clock: systemClock, connect });
  open.push(device);
  return device;
}

function act({ ground }: TestCore, count: number): void {
  for (let n = 0; n < count; n++) ground.facts.append({ kind: 'note-of-a-test', body: { n: acts++ } });
}

const write = ({ core }: TestCore, text: string, seen: string) =>
  core.handlers['note.set']({ ...note, text, seen });
const noteOf = async ({ core }: TestCore) => (await core.handlers['note.get'](note)).text;
const sync = ({ core }: TestCore) => core.handlers['sync.now']({});
const syncAll = async (...all: TestCore[]) => {
  for (const device of all) await sync(device);
};
const idsOf = ({ ground }: TestCore) =>
  ground.db
    .prepare<{ id: string }>('SELECT id FROM fact ORDER BY id')
    .all()
    .map(({ id }) => id);

/** Runs between a stop of the cloud and its next start; files keep their owner, which is PostgreSQL's account. */
async function whileStopped(copyFiles: () => void): Promise<void> {
  await cloud.stop();
  copyFiles();
  await startCloud();
}
const copyOver = (from: string, to: string) => {
  rmSync(to, { recursive: true, force: true });
  execFileSync('cp', ['-a', from, to]);
};

/** As the operator runs it, on the database of the running cloud. */
function beginEpoch(): string {
  const port = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3];
  const secret = readFileSync(join(data, 'cloud', 'postgres-password'), 'utf8').trim();
  const program = fileURLToPath(new URL('../../cloud/src/cli/answly-admin.ts', import.meta.url));
  const env = { DATABASE_URL: `postgres://answly:${secret}@127.0.0.1:${port}/postgres` };
  return execFileSync(process.execPath, [program, 'sync', 'new-epoch'], { env, encoding: 'utf8' });
}

test.each([
  { how: 'after answly-admin sync new-epoch', tells: true },
  { how: 'though nobody tells them', tells: false },
])('SY12 devices give back to a restored server what it lost, $how', async ({ tells }) => {
  const email = `student-${Math.random().toString(36).slice(2)}@example.org`;
  const [a, b] = [openDevice(), openDevice()];
  act(a, 20);
  await a.core.handlers['account.register']({ email, password });
  await b.core.handlers['account.signIn']({ email, password });
  await write(a, 'before the copy', '');
  await syncAll(a, b);
  await whileStopped(() => copyOver(cluster, copy));

  act(a, 30);
  act(b, 15);
  await syncAll(a, b, a);
  await write(b, 'after the copy', 'before the copy');
  await syncAll(b, a);
  expect(idsOf(a)).toHaveLength(65);
  await whileStopped(() => copyOver(copy, cluster));
  if (tells) expect(beginEpoch()).toContain('A new epoch has begun');

  // New work besides, so that the server's numbers grow over those it had given away.
  act(b, 5);
  await syncAll(b, a, b, a);
  const fresh = openDevice();
  await fresh.core.handlers['account.signIn']({ email, password });
  await sync(fresh);
  for (const device of [a, b, fresh]) {
    expect(await sync(device)).toMatchObject({
      phase: 'idle',
      waitingCount: 0,
      refused: [],
      factsOnServer: 70,
    });
    expect(idsOf(device)).toEqual(idsOf(a));
    expect(idsOf(device)).toHaveLength(70);
    expect(await noteOf(device)).toBe('after the copy');
  }
});
