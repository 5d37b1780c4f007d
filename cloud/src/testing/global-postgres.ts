/** Starts one real PostgreSQL for a whole vitest run, on a free port, and removes it afterwards. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startScratchPostgres } from './scratch-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's address; tests make their own databases from it with `createTestDatabase`. */
    postgresUrl: string;
  }
}

/** Vitest calls this once, in its own process, before the first integration test. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) {
    project.provide('postgresUrl', given);
    return () => Promise.resolve();
  }
  const cluster = await startScratchPostgres(join(tmpdir(), 'answly-test-'));
  project.provide('postgresUrl', cluster.url);
  return cluster.stop;
}
