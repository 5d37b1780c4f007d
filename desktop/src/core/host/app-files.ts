/** Where the files are that come with the app: the same places from the sources, a build and a package. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { columnMap } from '@answly/shared/formats/column-map';
import type { ColumnMap } from '@answly/shared/formats/column-map';
import { z } from 'zod';

export interface AppFiles {
  version: string;
  migrationsFolder: string;
  /** The starter packs as they come with the app. */
  packsFolder: string;
  maps: ColumnMap[];
}

const packageFile = z.object({ version: z.string() });

/** @param entry the address of a file two folders below the app's own (`src/core/` or `dist/core/`). */
export function readAppFiles(entry: string): AppFiles {
  const app = fileURLToPath(new URL('../../', entry));
  // A build has the packs beside the core; from the sources they are a part of shared.
  const packed = fileURLToPath(new URL('../packs', entry));
  const packsFolder = existsSync(packed) ? packed : join(app, '..', 'shared', 'packs');
  const { version } = packageFile.parse(readJson(join(app, 'package.json')));
  return {
    version,
    migrationsFolder: join(app, 'migrations'),
    packsFolder,
    maps: readMaps(join(packsFolder, 'maps')),
  };
}

function readMaps(folder: string): ColumnMap[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => columnMap.parse(readJson(join(folder, name))));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
