/** `answly-admin packs publish`: publishes `.answlypack` files. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig } from '#cloud/config';
import { createPacks, type Packs } from '#cloud/domain/packs/packs';
import { withDatabase } from '#cloud/open-database';
import { sha256Hex } from '#cloud/sha256-hex';
import { postgresPackStore } from '#cloud/storage/postgres/pack-store';
import { reason } from './reason.ts';
import { UsageError } from './usage-error.ts';

/** Goes on after a file that cannot be published, and ends with 1. @throws UsageError */
export async function publishPacks(files: readonly string[]): Promise<number> {
  const option = files.find((file) => file.startsWith('-'));
  if (option !== undefined) {
    throw new UsageError(
      `There is no option ${option}: after packs publish write files that end in .answlypack.`,
    );
  }
  if (files.length === 0) {
    throw new UsageError('No file is named: after packs publish write files that end in .answlypack.');
  }
  return withDatabase(readConfig(process.env), async (sql) => {
    const packs = createPacks({ store: postgresPackStore(sql), now: Date.now, sha256Hex });
    let exitCode = 0;
    for (const file of files) {
      if (!(await publishFile(packs, file))) exitCode = 1;
    }
    return exitCode;
  });
}

async function publishFile(packs: Packs, file: string): Promise<boolean> {
  try {
    const { published, isNew, isWithdrawn } = await packs.publish(await readFile(callerPath(file)));
    const { title, version, itemCount } = published;
    const what = isNew ? 'published' : 'already published';
    process.stdout.write(`${file}: ${what} "${title}" version ${version}, ${itemCount} items\n`);
    if (isWithdrawn)
      process.stdout.write(
        `  It is withdrawn: answly-admin packs offer --pack ${published.id} offers it again.\n`,
      );
    return true;
  } catch (error) {
    process.stderr.write(`${file}: ${unreadableWords(error) ?? reason(error)}\n`);
    return false;
  }
}

/** A path is one of the folder the command was typed in: npm runs it in the checkout, and names that folder. */
function callerPath(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

/** Undefined for what is wrong inside the file. */
function unreadableWords(error: unknown): string | undefined {
  switch ((error as { code?: unknown }).code) {
    case 'ENOENT':
      return 'There is no such file. Check its name and folder.';
    case 'EISDIR':
      return 'It is a folder. Name files that end in .answlypack.';
    case 'EACCES':
      return 'It may not be read by this user. Change its permissions.';
    default:
      return undefined;
  }
}
