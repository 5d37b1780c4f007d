/** Answly's own PostgreSQL on a real folder: what it keeps, and what a killed run leaves behind. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, PortTaken } from '../processes/free-port.ts';
import { isRunning, waitForEnd } from '../processes/process-table.ts';
import { createCluster, startClusterOn } from './cluster.ts';
import { launchPostgres } from './launch-postgres.ts';
import { choosePlace, outsideFolder, removePlace } from './place.ts';

let data: string;
let folder: string;
const pidFile = (): string => join(folder, 'postgres', 'postmaster.pid');
const serverPid = (): number => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

/** Slim systems have no `ps`, others no `/proc`. */
function parentOf(pid: number): number {
  if (!existsSync('/proc/self/stat')) {
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
  }
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
}

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'answly postgres '));
  folder = join(data, 'cloud');
});

afterEach(() => {
  rmSync(data, { recursive: true, force: true });
});

test('a second run finds the cluster of the first, at the same address with the same password', async () => {
  const first = await launchPostgres(folder);
  await first.stop();
  const second = await launchPostgres(folder);
  await second.stop();
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  expect(second.note).toBeUndefined();
});

test('stopping leaves no server behind', async () => {
  const postgres = await launchPostgres(folder);
  const pid = serverPid();
  await postgres.stop();
  expect(isRunning(pid)).toBe(false);
});

test('a server whose keeper was killed is stopped by the next run, which then starts', async () => {
  const first = await launchPostgres(folder);
  const orphan = serverPid();
  process.kill(parentOf(orphan), 'SIGKILL');
  await first.ended;
  expect(isRunning(orphan)).toBe(true);
  const second = await launchPostgres(folder);
  expect(await waitForEnd(orphan, 5_000)).toBe(true);
  await second.stop();
});

test('a pid file whose number now belongs to another program does not hold up the start', async () => {
  const first = await launchPostgres(folder);
  const content = readFileSync(pidFile(), 'utf8');
  await first.stop();
  writeFileSync(pidFile(), content.replace(/^\d+/, String(process.pid)));
  chmodSync(pidFile(), 0o644);
  const second = await launchPostgres(folder);
  await second.stop();
  expect(isRunning(process.pid)).toBe(true);
});

test('a creation that was cut short is begun anew', async () => {
  const first = await launchPostgres(folder);
  await first.stop();
  renameSync(join(folder, 'postgres'), join(folder, 'postgres.unfinished'));
  const second = await launchPostgres(folder);
  await second.stop();
  expect(new URL(second.url).port).not.toBe('');
});

test('a port that somebody took after it was looked at is told apart, so that the next one is tried', async () => {
  const port = await freePort(0);
  const occupant = createServer();
  await new Promise<void>((resolve) => void occupant.listen(port, '127.0.0.1', resolve));
  const options = {
    ...choosePlace(join(folder, 'postgres')),
    user: 'answly',
    password: 'only-for-tests',
    portFirst: 0,
    logFile: join(folder, 'postgres.log'),
    scratch: true,
  };
  try {
    await createCluster(options);
    await expect(startClusterOn(port, options)).rejects.toThrow(PortTaken);
  } finally {
    occupant.close();
  }
});

test('a data folder that is new begins anew where its cluster has to be kept elsewhere', async (context) => {
  if (process.getuid?.() !== 0) context.skip('only root has to keep a cluster elsewhere');
  // A stranger's file: the folder is not ours to open for others.
  writeFileSync(join(data, 'stranger'), '');
  const elsewhere = outsideFolder(join(folder, 'postgres'));
  const notes: (string | undefined)[] = [];
  const inodes: number[] = [];
  const run = async () => {
    const postgres = await launchPostgres(folder);
    notes.push(postgres.note);
    inodes.push(statSync(join(elsewhere, 'postgres', 'PG_VERSION')).ino);
    await postgres.stop();
  };
  try {
    await run();
    await run();
    rmSync(folder, { recursive: true });
    await run();
  } finally {
    removePlace(choosePlace(join(folder, 'postgres')));
  }
  expect(inodes[1]).toBe(inodes[0]);
  expect(notes[1]).not.toContain('anew');
  expect(inodes[2]).not.toBe(inodes[0]);
  expect(notes[2]).toContain(
    `It begins anew; what an earlier run had there is in ${elsewhere}/postgres.before.`,
  );
  expect(existsSync(elsewhere)).toBe(false);
});
