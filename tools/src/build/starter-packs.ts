/** Writes the starter packs of shared/packs as the files that a new student opens and the cloud publishes. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { isFresh } from './freshness.ts';

const sourcesFolder = join(root, 'shared', 'packs');
const readers = ['formats', 'model'].map((folder) => join(root, 'shared', 'src', folder));

/** Fills `folder` with one `.answlypack` for each starter pack; one that is newer than its sources is left alone. */
export async function buildStarterPacks(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(sourcesFolder)) {
    const source = join(sourcesFolder, name);
    const target = join(folder, `${name}.answlypack`);
    if (!existsSync(join(source, 'pack.json')) || isFresh(target, [source, ...readers])) continue;
    // Loaded only when something is built: most starts need none of it.
    const { buildPack } = await import('../packs/build.ts');
    buildPack(source, target);
  }
}
