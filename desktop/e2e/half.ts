/** Starts one half of Answly as a user would, `npm run cloud` or `npm run desktop`, and stops what it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Only bounds the wait: a busy machine may take its time. */
const readyMs = 240_000;

export interface Half {
  /** The address it printed. */
  url: string;
  /** All it printed so far. */
  output(): string;
  /** Of the process that was started, whose children do the work. */
  pid: number | undefined;
  stop(): Promise<void>;
}

export async function startHalf(
  which: 'cloud' | 'desktop',
  args: string[],
  env: Record<string, string> = {},
): Promise<Half> {
  const child = spawn(process.execPath, [`tools/src/${which}.ts`, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (printed += bytes.toString()));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const deadline = Date.now() + readyMs;
  while (!/^Ready in /mu.test(printed)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`${which} did not get ready:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const url = /http:\/\/127\.0\.0\.1:\d+(?:\/[\w?=&/-]*)?/u.exec(printed)?.[0];
  if (url === undefined) throw new Error(`${which} printed no address:\n${printed}`);
  return { url, output: () => printed, pid: child.pid, stop };
}
