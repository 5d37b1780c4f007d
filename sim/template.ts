/** A study file with a pack and without a past, which every new installation begins with. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPack } from '../desktop/src/core/testing/build-pack.ts';
import { installTestPack } from '../desktop/src/core/testing/install-test-pack.ts';
import { openTestCore } from '../desktop/src/core/testing/test-core.ts';

const itemCount = 12;

/** @returns the file; its folder goes with `folder`. */
export async function makeTemplate(folder: string): Promise<string> {
  const place = join(folder, 'template');
  const opened = openTestCore(place);
  await installTestPack(opened, buildPack(itemCount));
  // The identity of an installation is its own.
  opened.ground.db.exec("DELETE FROM meta WHERE key = 'device'; PRAGMA wal_checkpoint(TRUNCATE)");
  await opened.core.close();
  rmSync(join(place, 'study.lock'), { force: true });
  return join(place, 'study.db');
}
