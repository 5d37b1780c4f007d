/** `answly-admin migrate`: brings the database up to this release. */
import { readConfig } from '#cloud/config';
import { bringUp } from '#cloud/open-database';
import { readOptions } from './read-options.ts';

/** @throws UsageError */
export async function migrateDatabase(words: readonly string[]): Promise<number> {
  readOptions('migrate', words, {});
  const applied = await bringUp(readConfig(process.env));
  for (const { version, name } of applied) process.stdout.write(`applied ${version} ${name}\n`);
  if (applied.length === 0) process.stdout.write('nothing to apply\n');
  return 0;
}
