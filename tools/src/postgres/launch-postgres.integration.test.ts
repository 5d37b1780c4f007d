/** Answly's own PostgreSQL on a real folder: what it keeps, and what a killed run leaves behind. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRunning, waitForEnd } from '../processes/process-table.ts';
import { launchPostgres } from './launch-postgres.ts';

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
