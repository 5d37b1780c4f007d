/** Sets up what many histories share: the database and the file that new installations begin with. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../cloud/src/storage/postgres/migrate.ts';
import { readMigrations } from '../cloud/src/storage/postgres/migration-files.ts';
import { openCloudDatabase } from './cloud-database.ts';
import { makeTemplate } from './template.ts';
import type { Workplace } from './workplace.ts';
import type { Stage } from './world.ts';

export interface OpenedStage extends Stage {
  close(): Promise<void>;
}

/** @param url of an empty database, or of one where stages were open before */
export async function openStages({ url, folder }: Workplace, count: number): Promise<OpenedStage[]> {
  await migrate({ url, migrations: readMigrations(), lockTimeoutMs: 30_000 });
  return Promise.all(Array.from({ length: count }, (_, lane) => openStage({ url, folder }, lane)));
}

async function openStage({ url, folder: place }: Workplace, lane: number): Promise<OpenedStage> {
  const root = mkdtempSync(join(place, 'stage-'));
  const database = openCloudDatabase(url, `answly-sim-${process.pid}-${lane}`);
  const templateFile = await makeTemplate(root);
  const folder = join(root, 'history');
  mkdirSync(folder);
  return {
    database,
    folder,
    templateFile,
    async close() {
      await database.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
