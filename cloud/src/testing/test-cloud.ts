/** The whole API on a database of its own, at a real port, with a clock the test moves. */
import { randomUUID } from 'node:crypto';
import { grant, type Grant } from '@answly/shared/http/accounts';
import { problem, type Problem } from '@answly/shared/errors/problem';
import { readConfig } from '#cloud/config';
import type { Patience } from '#cloud/storage/postgres/patience';
import { startCloud, type RunningCloud } from '#cloud/start-cloud';
import { connect, type Sql } from '#cloud/storage/postgres/connect';
import { createTestDatabase } from './test-database.ts';

export interface TestCloud extends RunningCloud {
  databaseUrl: string;
  sql: Sql;
  clock: { nowMs: number };
  ask(method: string, path: string, options?: AskOptions): Promise<Response>;
  /** Registers a student of its own, or one more device of `email`. */
  signUp(email?: string): Promise<Grant>;
  /** Closes the API and drops the database. */
  stop(): Promise<void>;
}

export interface AskOptions {
  body?: unknown;
  token?: string | undefined;
  headers?: Record<string, string>;
}

export const goodPassword = 'tram depot hall';

/** @param patience with the database, where a test wants less than usual. */
export async function startTestCloud(
  env: Record<string, string> = {},
  patience?: Patience,
): Promise<TestCloud> {
  const database = await createTestDatabase();
  const clock = { nowMs: Date.now() };
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    DB_POOL_SIZE: '8',
    LOG_LEVEL: 'silent',
    SHUTDOWN_DRAIN_MS: '0',
    JWT_SECRET: 'a secret for tests only, long enough',
    ...env,
  });
  if (patience !== undefined) config.database.patience = patience;
  const cloud = await startCloud(config, { now: () => clock.nowMs });
  const sql = connect({ url: database.url, poolSize: 4 });
  const ask: TestCloud['ask'] = (method, path, { body, token, headers } = {}) =>
    fetch(cloud.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    ...cloud,
    databaseUrl: database.url,
    sql,
    clock,
    ask,
    signUp: async (email = `${randomUUID()}@example.org`) => {
      const body = { email, password: goodPassword, deviceId: randomUUID(), deviceName: 'a device' };
      return grant.parse(await (await ask('POST', '/v1/accounts', { body })).json());
    },
    stop: async () => {
      await cloud.close();
      await sql.end();
      await database.drop();
    },
  };
}

/** The problem of an answer that is one. */
export async function readProblem(response: Response): Promise<Problem> {
  if (response.headers.get('content-type') !== 'application/problem+json') {
    throw new Error(`${response.status} is no problem: ${await response.text()}`);
  }
  return problem.parse(await response.json());
}
