/** Trouble that a student may meet: refused changes, a study file that is damaged or newer, a screen that fails. */
import { closeSync, globSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { systemClock } from '#desktop/core/clock';
import { openTestCore } from '#desktop/core/testing/test-core';
import { register } from '../student.ts';
import { picture } from './picture.ts';
import { openSection } from './settings-screens.ts';
import type { Stage } from './stage.ts';

/** SQLite keeps the version of the tables here, big-endian. */
const versionOffset = 60;
const newerVersion = Uint8Array.of(0, 0, 0x7f, 0xff);

export async function takeTrouble(stage: Stage): Promise<void> {
  await takeRefused(stage);
  const { page, stop } = await stage.openComputer('refused');
  await takeScreenFailure(page);
  await stop();
  await takeOpening(stage, { offset: versionOffset, bytes: newerVersion }, 'core-failure');
  await takeOpening(stage, { offset: 0, bytes: new Uint8Array(4096) }, 'study-file');
}

/** A clock whose distance from UTC is no such thing: the server takes nothing that was stamped by it. */
async function takeRefused(stage: Stage): Promise<void> {
  const { core, ground } = openTestCore(join(stage.folder, 'refused', 'desktop'), {
    clock: { ...systemClock, zoneMinutes: () => 2_000 },
    starterFolder: join(stage.folder, 'packs'),
  });
  const [pack] = (await core.handlers['library.available']({})).packs;
  if (pack === undefined) throw new Error('there is no pack to answer from');
  await core.handlers['library.install']({ packId: pack.id, origin: pack.origin });
  await core.handlers['study.start']({ packId: pack.id, topics: [], choose: 'mixed', count: 10 });
  ground.facts.append({ kind: 'goal', body: { hours: 4 } });
  await core.close();
  const { page, stop } = await stage.openComputer('refused');
  await register(page, 'refused@example.org', 'a long quiet sentence');
  await openSection(page, 'sync');
  await page.getByRole('heading', { name: /^Set aside/u }).waitFor();
  await picture(page, 'sync-set-aside');
  await stop();
}

/** The script of a screen that does not arrive, as after an update behind an open window. */
async function takeScreenFailure(page: Page): Promise<void> {
  await page.route(/library-screen/u, (route) => route.abort());
  await page.goto(new URL('/#/library', page.url()).href);
  await page.getByRole('heading', { name: 'This screen could not be shown' }).waitFor();
  await picture(page, 'screen-failure');
}

/** Starts Answly on a study file into which `bytes` were written. */
async function takeOpening(
  stage: Stage,
  { offset, bytes }: { offset: number; bytes: Uint8Array },
  name: string,
): Promise<void> {
  const [file] = globSync('**/study.db', { cwd: join(stage.folder, 'refused') });
  if (file === undefined) throw new Error('there is no study file');
  const handle = openSync(join(stage.folder, 'refused', file), 'r+');
  writeSync(handle, bytes, 0, bytes.length, offset);
  closeSync(handle);
  const { page, stop } = await stage.openComputer('refused');
  await page.getByText(/^(?:The|Your) study file was/u).waitFor();
  await picture(page, name);
  await stop();
}
