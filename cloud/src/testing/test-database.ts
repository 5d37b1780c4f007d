/** A database of a test's own in the run's PostgreSQL. */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect } from '#cloud/storage/postgres/connect';

export interface TestDatabase {
  /** For DATABASE_URL. */
  url: string;
  /** Ends whatever is still connected. */
  drop(): Promise<void>;
}

/** Empty, not migrated. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asServer(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function asServer(serverUrl: string, statement: string): Promise<void> {
  const sql = connect({ url: serverUrl, poolSize: 1 });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
