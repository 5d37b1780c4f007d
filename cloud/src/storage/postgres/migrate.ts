/** Brings the database up to this code's schema, once, however many replicas start together. */
import { limits } from '@answly/shared/limits';
import { connect, type Sql } from './connect.ts';
import type { Migration } from './migration-files.ts';

export interface MigrateOptions {
  /** A direct address: an advisory lock belongs to a connection, which a pooler would share. */
  url: string;
  migrations: readonly Migration[];
  /** How long to wait for another replica that is migrating. */
  lockTimeoutMs: number;
}

/** Any constant will do, as long as every release uses the same. */
const lockKey = 4_171_988_203;

/** The database is ahead of this code, or has another history: starting would harm it. */
export class SchemaError extends Error {
  override name = 'SchemaError';
}

/**
 * Applies what is missing, each migration in a transaction of its own, and returns what this call applied.
 * @throws SchemaError where the database is newer than the code.
 */
export async function migrate(options: MigrateOptions): Promise<Migration[]> {
  const sql = connect({ url: options.url, poolSize: 1, name: 'answly-migrate' });
  try {
    // Moving a large table takes as long as it takes, whatever bounds the address or the user has.
    await setBounds(sql, { statement: 0, lock: options.lockTimeoutMs });
    await sql`select pg_advisory_lock(${lockKey})`;
    await setBounds(sql, { statement: 0, lock: limits.migrationLockMs });
    return await applyMissing(sql, options.migrations);
  } finally {
    // Ending the connection frees the lock too.
    await sql.end();
  }
}

async function setBounds(sql: Sql, ms: { statement: number; lock: number }): Promise<void> {
  await sql`
    select set_config('statement_timeout', ${String(ms.statement)}, false),
      set_config('lock_timeout', ${String(ms.lock)}, false)`;
}

async function applyMissing(sql: Sql, migrations: readonly Migration[]): Promise<Migration[]> {
  await sql`
    create table if not exists schema_migration (
      version integer primary key,
      name text not null,
      applied_at timestamptz not null default now()
    )`;
  const applied = await schemaVersion(sql);
  refuseNewer(applied, migrations);
  const missing = migrations.slice(applied);
  for (const { version, name, sql: statements } of missing) {
    await sql.begin(async (transaction) => {
      await transaction.unsafe(statements);
      await transaction`insert into schema_migration (version, name) values (${version}, ${name})`;
    });
  }
  return missing;
}

/** @throws SchemaError */
function refuseNewer(applied: number, migrations: readonly Migration[]): void {
  if (applied <= migrations.length) return;
  throw new SchemaError(
    `The database has schema ${applied}, and this release knows ${migrations.length}. Start a newer release of Answly, or see "Going back" in docs/operations.md.`,
  );
}

/** 0 for a database that was never migrated. */
export async function schemaVersion(sql: Sql): Promise<number> {
  const [known] = await sql<
    { known: boolean }[]
  >`select to_regclass('schema_migration') is not null as known`;
  if (known?.known !== true) return 0;
  const [row] = await sql<{ version: number }[]>`
    select coalesce(max(version), 0)::int as version from schema_migration`;
  return row?.version ?? 0;
}

/** For a start without migrating. @throws SchemaError where the schema is not exactly this code's */
export function refuseOther(applied: number, migrations: readonly Migration[]): void {
  refuseNewer(applied, migrations);
  if (applied === migrations.length) return;
  throw new SchemaError(
    `The database has schema ${applied} and this release needs ${migrations.length}. Run \`answly-admin migrate\`.`,
  );
}
