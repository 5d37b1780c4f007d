/** The packs that came with Answly: `*.answlypack` files in a folder. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { readPack, type OpenPack } from '@answly/shared/formats/answlypack';
import { packInfo } from '@answly/shared/model/pack';
import type { AvailablePack } from '#desktop/contract/library';
import type { Log } from '#desktop/core/ground';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { summaryOf } from './pack-summary.ts';

export interface StarterPacks {
  list(): Promise<Omit<AvailablePack, 'installedVersion'>[]>;
  /** @throws AppError `pack.unknown`. */
  open(packId: string): Promise<OpenPack>;
}

/** @param folder may be missing: then there are none. */
export function createStarterPacks(folder: string | null, log: Log): StarterPacks {
  let found:
    Promise<Map<string, { file: string; listed: Omit<AvailablePack, 'installedVersion'> }>> | undefined;

  async function find() {
    const names = folder === null ? [] : await readdir(folder).catch(() => []);
    const packs = new Map<string, { file: string; listed: Omit<AvailablePack, 'installedVersion'> }>();
    for (const name of names.filter((each) => each.endsWith('.answlypack')).toSorted()) {
      const file = join(folder ?? '', name);
      try {
        const { pack } = readPack(await readFile(file), sha256Hex);
        const { topics: _, ...holdings } = summaryOf(pack);
        const listed = { ...packInfo.parse(pack), ...holdings, origin: 'starter' as const };
        packs.set(pack.id, { file, listed });
      } catch (error) {
        // One damaged file must not hide the others.
        log(`starter pack ${name} cannot be read`, error);
      }
    }
    return packs;
  }
  const all = () => (found ??= find());

  return {
    list: async () => [...(await all()).values()].map(({ listed }) => listed),
    async open(packId) {
      const known = (await all()).get(packId);
      if (!known) throw new AppError('pack.unknown');
      return readPack(await readFile(known.file), sha256Hex);
    },
  };
}
