/** Connects to a database whose schema is the one this code expects. */
import { ConfigError, type Config } from './config.ts';
import { commandPatience } from './storage/postgres/patience.ts';
import { connect, type Sql } from './storage/postgres/connect.ts';
import { migrate, refuseOther, schemaVersion } from './storage/postgres/migrate.ts';
import { readMigrations, type Migration } from './storage/postgres/migration-files.ts';
import { unreachableOr } from './storage/postgres/unreachable.ts';

/** @throws ConfigError without an address, DatabaseUnreachable, SchemaError where the schema is another */
export async function openDatabase(config: Config): Promise<Sql> {
  const { url, migrateOnStart, poolSize, patience } = config.database;
  if (url === undefined) {
    throw new ConfigError(['DATABASE_URL: is needed; `npm run cloud` brings a PostgreSQL of its own']);
  }
  const migrations = readMigrations();
  if (migrateOnStart) await bringUp(config, migrations);
  const sql = connect({ url, poolSize, name: 'answly-api', patience });
  try {
    refuseOther(await schemaVersion(sql), migrations);
    return sql;
  } catch (error) {
    await sql.end();
    throw unreachableOr(error, 'DATABASE_URL');
  }
}

/** Applies the migrations that are missing. @throws as `openDatabase` does */
export async function bringUp(
  { database }: Config,
  migrations: readonly Migration[] = readMigrations(),
): Promise<Migration[]> {
  const { url, directUrl, migrationLockTimeoutMs: lockTimeoutMs } = database;
  if (directUrl === undefined) throw new ConfigError(['DATABASE_URL: is needed']);
  try {
    return await migrate({ url: directUrl, migrations, lockTimeoutMs });
  } catch (error) {
    throw unreachableOr(error, directUrl === url ? 'DATABASE_URL' : 'DATABASE_DIRECT_URL');
  }
}

/**
 * For a command: the database is closed when `work` has settled. Its schema is never changed by the way, since an API of
 * the release before may run on it.
 * @throws as `openDatabase` does, and what `work` throws
 */
export async function withDatabase<T>(config: Config, work: (sql: Sql) => Promise<T>): Promise<T> {
  const { database } = config;
  const patience = database.patience && commandPatience;
  const sql = await openDatabase({ ...config, database: { ...database, patience, migrateOnStart: false } });
  try {
    return await work(sql);
  } catch (error) {
    throw unreachableOr(error, 'DATABASE_URL');
  } finally {
    await sql.end();
  }
}
