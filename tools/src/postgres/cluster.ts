/** One PostgreSQL cluster in a folder: created when absent, started, stopped. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PortTaken, startOnFreePort } from '../processes/free-port.ts';
import type { Account } from './account.ts';
import type { PostgresBinaries } from './binaries.ts';

export interface ClusterOptions {
  dataFolder: string;
  /** Puts aside what is in the folder and begins anew. */
  anew?: boolean;
  binaries: PostgresBinaries;
  /** As whom the server runs; absent: as this process. */
  account?: Account | undefined;
  user: string;
  password: string;
  /** The first port to try; 0 for any. */
  portFirst: number;
  /** Where the server's log of this run goes; it goes on there when `again`. */
  logFile: string;
  again?: boolean;
  /** For tests: connections without end, and data that need not survive a power cut. */
  scratch?: boolean;
}

const stopTimeoutMs = 10_000;
/** Our own reading of the log needs English, and sorting must not depend on the machine's locales. */
const environment = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };

/** Creates the cluster unless it is there. A creation cut short leaves nothing that looks finished. */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { dataFolder, account } = options;
  if (existsSync(join(dataFolder, 'PG_VERSION'))) return;
  mkdirSync(dirname(dataFolder), { recursive: true });
  const unfinished = `${dataFolder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const secrets = mkdtempSync(join(tmpdir(), 'answly-'));
  const passwordFile = join(secrets, 'password');
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account !== undefined) {
    for (const path of [unfinished, secrets, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  try {
    await runInitdb(options, unfinished, passwordFile);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
  renameSync(unfinished, dataFolder);
}

async function runInitdb(options: ClusterOptions, folder: string, passwordFile: string): Promise<void> {
  const child = spawn(
    options.binaries.initdb,
    [
      `--pgdata=${folder}`,
      `--username=${options.user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(options.scratch === true ? ['--no-sync'] : []),
    ],
    { ...options.account, cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(`PostgreSQL could not create its folder ${options.dataFolder}: ${said.trim()}`);
}

export interface RunningCluster {
  server: ChildProcess;
  port: number;
}

/** Settles when the server takes connections; rejects with the log's last lines when it ends before that. */
export function startCluster(options: ClusterOptions): Promise<RunningCluster> {
  return startOnFreePort(options.portFirst, async (port) => ({
    server: await startClusterOn(port, options),
    port,
  }));
}

/** As {@link startCluster} on just this port; rejects with `PortTaken` when somebody has it. */
export async function startClusterOn(port: number, options: ClusterOptions): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    // Connections are made by TCP only: a socket file would collide between copies.
    unix_socket_directories: '',
    max_connections: options.scratch === true ? '300' : '60',
    ...(options.scratch === true ? { fsync: 'off' } : {}),
  };
  const child = spawn(
    options.binaries.postgres,
    ['-D', options.dataFolder, '-p', String(port), ...flags(settings)],
    { ...options.account, cwd: options.dataFolder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const log = createWriteStream(options.logFile, { flags: options.again === true ? 'a' : 'w' });
  let tail = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      const sentence = `PostgreSQL ended while starting: ${tail.trim()}`;
      reject(tail.includes('could not bind') ? new PortTaken(sentence) : new Error(sentence));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      log.write(chunk);
      tail = (tail + chunk.toString()).slice(-2_000);
      if (tail.includes('ready to accept connections')) resolve();
    });
  });
  return child;
}

function flags(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Ends the server's connections and stops it; what was committed is kept. */
export async function stopCluster(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  const impatience = setTimeout(() => server.kill('SIGQUIT'), stopTimeoutMs);
  await ended;
  clearTimeout(impatience);
}
