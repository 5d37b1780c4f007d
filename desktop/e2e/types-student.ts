/** A student who has the pack with a question of every type, in a real browser. */
import { join } from 'node:path';
import { launchBrowser } from '@answly/tools/testing/browser';
import type { Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '#desktop/core/testing/test-core';
import { startHalf } from './half.ts';
import { importTypes } from './types-pack.ts';

/** Each question is looked at by axe, beside whatever else the machine does. */
const timeoutMs = 45_000;

export async function openTypesStudent(): Promise<{ page: Page; close(): Promise<void> }> {
  const folder = temporaryFolder();
  const desktop = await startHalf('desktop', ['--no-open', '--port=0', `--data=${join(folder, 'student')}`]);
  const browser = await launchBrowser();
  // Axe needs a context of its own making, so that it may open frames.
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(timeoutMs);
  await page.goto(desktop.url);
  await importTypes(page, folder);
  return {
    page,
    close: async () => {
      await browser.close();
      await desktop.stop();
      removeFolder(folder);
    },
  };
}
