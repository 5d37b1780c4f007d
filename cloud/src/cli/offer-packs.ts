/** `answly-admin packs list`, `packs withdraw` and `packs offer`: which published packs devices are offered. */
import { z } from 'zod';
import { readConfig } from '#cloud/config';
import { integer } from '#cloud/config/values';
import type { PackStore, PackVersion } from '#cloud/domain/packs/pack-store';
import { withDatabase } from '#cloud/open-database';
import { postgresPackStore } from '#cloud/storage/postgres/pack-store';
import { readOptions } from './read-options.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

const rules = {
  pack: { schema: z.uuid().optional(), value: 'the id of a published pack' },
  version: { schema: integer(1, 2 ** 31 - 1).optional(), value: 'the number of one of its versions' },
};

/** @throws UsageError where the words after `packs list` are something else */
export async function listPacks(words: readonly string[]): Promise<number> {
  readOptions('packs list', words, {});
  const versions = await inPacks((store) => store.listVersions());
  process.stdout.write(versions.length === 0 ? 'No pack is published.\n' : versionTable(versions));
  return 0;
}

/** @throws UsageError where the words after `packs withdraw` are something else */
export async function withdrawPacks(words: readonly string[]): Promise<number> {
  return setOffered('packs withdraw', words, Date.now());
}

/** @throws UsageError where the words after `packs offer` are something else */
export async function offerPacks(words: readonly string[]): Promise<number> {
  return setOffered('packs offer', words, null);
}

async function setOffered(
  command: string,
  words: readonly string[],
  withdrawnMs: number | null,
): Promise<number> {
  const { pack, version } = readOptions(command, words, rules);
  if (pack === undefined) throw new UsageError(`No pack is named: after ${command} write --pack and its id.`);
  const versions = await inPacks((store) => store.setWithdrawn({ packId: pack, version }, withdrawnMs));
  if (versions.length === 0) {
    const what = version === undefined ? 'Such a pack' : `Version ${version} of such a pack`;
    process.stderr.write(`${what} is not published: see answly-admin packs list.\n`);
    return 1;
  }
  process.stdout.write(versionTable(versions));
  return 0;
}

function inPacks<T>(work: (store: PackStore) => Promise<T>): Promise<T> {
  return withDatabase(readConfig(process.env), (sql) => work(postgresPackStore(sql)));
}

function versionTable(versions: readonly PackVersion[]): string {
  const lines = versions.map(({ packId, title, version, publishedMs, withdrawnMs }) => [
    packId,
    title,
    String(version),
    dayText(publishedMs),
    withdrawnMs === null ? '-' : dayText(withdrawnMs),
  ]);
  return table([['pack', 'title', 'version', 'published', 'withdrawn'], ...lines], 2);
}

const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);
