/** A real redis-server for a test: its own process, on a free port, keeping nothing. */
import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'vitest';

export interface RedisServer {
  url: string;
  port: number;
  /** Ends the process as a crash would. */
  kill(): Promise<void>;
  /** Stops the process where it stands: connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
}

/** @param port to start again where a killed one was; a free one otherwise. */
export async function startRedis(port?: number): Promise<RedisServer> {
  const chosen = port ?? (await freePort());
  const child = spawn(
    'redis-server',
    ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await ready(child);
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}

/** Like `describe`. Without redis-server it says so for all to see, and fails where CI=true. */
export function describeWithRedis(title: string, body: () => void): void {
  if (spawnSync('redis-server', ['--version']).status === 0) {
    describe(title, body);
    return;
  }
  test(`${title}: NOT RUN, redis-server is not installed`, (context) => {
    const message = `redis-server is not on the PATH, so "${title}" was not tested. Install Redis to test it.`;
    if (process.env['CI'] === 'true') throw new Error(message);
    console.error(`\n!!! ${message}\n`);
    // Counted as skipped, not as passed.
    context.skip(message);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`redis-server ended before it was ready: ${said}`)));
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
  });
}
