/** Connects to a database whose schema is the one this code expects. */
import { ConfigError, type Config } from './config.ts';
import { connect, type Sql } from './storage/postgres/connect.ts';
import { migrate, refuseOther, schemaVersion } from './storage/postgres/migrate.ts';
import { readMigrations } from './storage/postgres/migration-files.ts';

/** @throws ConfigError without an address, SchemaError where the schema is another */
export async function openDatabase({ database }: Config): Promise<Sql> {
  const { url, directUrl } = database;
  if (url === undefined || directUrl === undefined) {
    throw new ConfigError(['DATABASE_URL: is needed; `npm run cloud` brings a PostgreSQL of its own']);
  }
  const migrations = readMigrations();
  if (database.migrateOnStart) {
    await migrate({ url: directUrl, migrations, lockTimeoutMs: database.migrationLockTimeoutMs });
  }
  const sql = connect({ url, poolSize: database.poolSize, name: 'answly-api' });
  try {
    refuseOther(await schemaVersion(sql), migrations);
    return sql;
  } catch (error) {
    await sql.end();
    throw error;
  }
}

/** For a command: the database is closed when `work` has settled. @throws as `openDatabase` does, and what `work` throws */
export async function withDatabase<T>(config: Config, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = await openDatabase(config);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
