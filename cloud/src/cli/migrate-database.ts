/** `answly-admin migrate`: brings the database up to this release. */
import { ConfigError, readConfig } from '#cloud/config';
import { migrate } from '#cloud/storage/postgres/migrate';
import { readMigrations } from '#cloud/storage/postgres/migration-files';
import { readOptions } from './read-options.ts';

/** @throws UsageError */
export async function migrateDatabase(words: readonly string[]): Promise<number> {
  readOptions('migrate', words, {});
  const { database } = readConfig(process.env);
  if (database.directUrl === undefined) throw new ConfigError(['DATABASE_URL: is needed']);
  const applied = await migrate({
    url: database.directUrl,
    migrations: readMigrations(),
    lockTimeoutMs: database.migrationLockTimeoutMs,
  });
  for (const { version, name } of applied) process.stdout.write(`applied ${version} ${name}\n`);
  if (applied.length === 0) process.stdout.write('nothing to apply\n');
  return 0;
}
