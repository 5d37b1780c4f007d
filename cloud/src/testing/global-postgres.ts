/** Starts one real PostgreSQL for a whole vitest run, on a free port, and removes it afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCluster, startCluster as startServer, stopCluster } from '@answly/tools/postgres/cluster';
import { choosePlace } from '@answly/tools/postgres/place';
import { freePort } from '@answly/tools/processes/free-port';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's address; tests make their own databases from it with `createTestDatabase`. */
    postgresUrl: string;
  }
}

const password = 'only-for-tests';

/** Vitest calls this once, in its own process, before the first integration test. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) {
    project.provide('postgresUrl', given);
    return () => Promise.resolve();
  }
  const cluster = await startCluster();
  project.provide('postgresUrl', cluster.url);
  return cluster.stop;
}

async function startCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'answly-test-'));
  // PostgreSQL refuses to run as root; the place lends it an account that can get there.
  const place = choosePlace(join(folder, 'cloud', 'postgres'));
  const port = await freePort(0);
  const options = {
    ...place,
    user: 'postgres',
    password,
    port,
    logFile: join(folder, 'postgres.log'),
    scratch: true,
  };
  await createCluster(options);
  const server = await startServer(options);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stopCluster(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
