/** The cloud as a benchmark meets it: the API as a process of its own on a PostgreSQL of its own. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchPostgres } from '../tools/src/postgres/launch-postgres.ts';
import { allocatorSettings, apiProgram } from '../tools/src/processes/api-program.ts';
import { startChild } from '../tools/src/processes/child.ts';

export interface CloudProcess {
  url: string;
  port: number;
  /** The most memory the API has held so far, in MB; 0 where the system does not tell. */
  peakMb(): number;
  databaseUrl: string;
  stop(): Promise<void>;
}

export const password = 'tram depot hall';

/** @param env of the API, beside what it needs to run at all. It logs to a file, as to a container's pipe. */
export async function startCloudProcess(folder: string, env: NodeJS.ProcessEnv = {}): Promise<CloudProcess> {
  const place = join(folder, 'cloud');
  mkdirSync(place);
  // Durable: the settings of PostgreSQL as `npm start` uses them.
  const postgres = await launchPostgres(place);
  const api = startChild({
    name: 'The cloud API',
    ...apiProgram(),
    env: {
      ...allocatorSettings,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      METRICS_PORT: 'off',
      DATABASE_URL: postgres.url,
      JWT_SECRET: randomBytes(48).toString('base64url'),
      SHUTDOWN_DRAIN_MS: '0',
      ...env,
    },
    logFile: join(place, 'api.log'),
  });
  const stop = async () => {
    await api.stop();
    await postgres.stop();
  };
  try {
    const { url, port } = (await api.ready) as { url: string; port: number };
    return { url, port, databaseUrl: postgres.url, peakMb: () => peakMbOf(api.pid), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As Linux counts it. */
function peakMbOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
