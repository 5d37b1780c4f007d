/** A real redis-server of a test's own: its own process, on a free port, keeping nothing. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PortTaken, startOnFreePort } from '@answly/tools/processes/free-port';

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
  return port === undefined ? startOnFreePort(0, startRedisOn) : startRedisOn(port);
}

async function startRedisOn(port: number): Promise<RedisServer> {
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await ready(child);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
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

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('close', () => {
      const sentence = `redis-server ended before it was ready: ${said}`;
      reject(said.includes('Failed listening on port') ? new PortTaken(sentence) : new Error(sentence));
    });
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('Ready to accept connections')) resolve();
    });
  });
}
