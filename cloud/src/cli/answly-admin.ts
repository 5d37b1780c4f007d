#!/usr/bin/env node
/** `answly-admin`: what an operator does at the command line. */
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { AppError } from '@answly/shared/errors/app-error';
import { ConfigError, configExitCode, readConfig, readEnvironment } from '#cloud/config';
import { redacted } from '#cloud/config/redact';
import { createPacks } from '#cloud/domain/packs/packs';
import { openDatabase } from '#cloud/open-database';
import { migrate, SchemaError } from '#cloud/storage/postgres/migrate';
import { readMigrations } from '#cloud/storage/postgres/migration-files';
import { postgresPackStore } from '#cloud/storage/postgres/pack-store';

const usage = `answly-admin config print          show the configuration, secrets hidden
answly-admin migrate               bring the database up to this release
answly-admin packs publish FILE... publish .answlypack files
`;

const usageExitCode = 64;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${reason(error)}\n`);
  process.exitCode = error instanceof ConfigError ? configExitCode : 1;
}

async function run(words: readonly string[]): Promise<number> {
  const [first, second, ...rest] = words;
  if (first === 'config' && second === 'print') return printConfig();
  if (first === 'migrate') return migrateDatabase();
  if (first === 'packs' && second === 'publish' && rest.length > 0) return publishPacks(rest);
  process.stderr.write(usage);
  return usageExitCode;
}

function printConfig(): number {
  process.stdout.write(`${redacted(readEnvironment(process.env)).join('\n')}\n`);
  return 0;
}

async function migrateDatabase(): Promise<number> {
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

/** Goes on after a file that cannot be published, and ends with 1. */
async function publishPacks(files: readonly string[]): Promise<number> {
  const sql = await openDatabase(readConfig(process.env));
  const packs = createPacks({
    store: postgresPackStore(sql),
    now: Date.now,
    sha256Hex: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
  let exitCode = 0;
  try {
    for (const file of files) {
      try {
        const { published, isNew } = await packs.publish(await readFile(file));
        const { title, version, itemCount } = published;
        const what = isNew ? 'published' : 'already published';
        process.stdout.write(`${file}: ${what} "${title}" version ${version}, ${itemCount} items\n`);
      } catch (error) {
        process.stderr.write(`${file}: ${reason(error)}\n`);
        exitCode = 1;
      }
    }
  } finally {
    await sql.end();
  }
  return exitCode;
}

function reason(error: unknown): string {
  if (error instanceof ConfigError || error instanceof SchemaError) return error.message;
  if (error instanceof AppError) return error.detail ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
