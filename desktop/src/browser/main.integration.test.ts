/** The browser host as a process: what it prints and tells, and that everything it started ends with it. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answly-browser-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function startHost(): Promise<{ child: ChildProcess; url: string; printed: () => string }> {
  const args = [
    '--port',
    '0',
    '--data',
    join(folder, 'data'),
    '--cloud-url',
    'http://127.0.0.1:9',
    '--no-open',
  ];
  const child = fork(entry, args, { silent: true });
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const [message] = (await once(child, 'message')) as [{ ready: { url: string } }];
  return { child, url: message.ready.url, printed: () => printed };
}

/** The core of a host, by the process table of Linux. */
async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const lists = tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8'));
  return (await Promise.all(lists)).flatMap((list) => list.trim().split(' ').filter(Boolean)).map(Number);
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('prints its address as one line, tells who forked it, and leaves in order on SIGTERM', async () => {
  const { child, url, printed } = await startHost();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]{43}$/u);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
  expect(printed()).toBe(`${url}\n`);
});

it.runIf(process.platform === 'linux')('leaves no core behind when it is killed itself', async () => {
  const { child } = await startHost();
  const cores = await childrenOf(child.pid ?? 0);
  expect(cores).toHaveLength(1);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect.poll(() => cores.some(isAlive), { timeout: 10_000 }).toBe(false);
});

it('says what is wrong with its command line and ends', async () => {
  const child = fork(entry, ['--port', 'ninety', '--no-open'], { silent: true });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(1);
  expect(said).toContain('--port takes a number');
});
