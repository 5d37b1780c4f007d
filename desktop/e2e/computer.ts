/** A student's computer: Answly on data of its own, and a window of it in a real browser. */
import { join } from 'node:path';
import { launchBrowser } from '@answly/tools/testing/browser';
import type { Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { removeFolder, temporaryFolder } from '#desktop/core/testing/test-core';
import { startHalf } from './half.ts';

/** Only bounds the wait: each screen may be looked at by axe, beside whatever else the machine does. */
const timeoutMs = 60_000;

export interface Computer {
  page: Page;
  /** Goes with the computer. */
  folder: string;
  /** Where Answly keeps what the student does. */
  data: string;
  /** Ends Answly and starts it again on the same data, in the same window. */
  restart(): Promise<void>;
}

interface ComputerParts {
  args?: string[];
  /** Puts into the data what is there before Answly is first started. */
  prepare?: (data: string) => void;
}

/** Awaited once at the top of a file: a computer that stays until its tests are over. */
export async function useComputer({ args = [], prepare }: ComputerParts = {}): Promise<Computer> {
  const folder = temporaryFolder();
  const data = join(folder, 'student');
  prepare?.(data);
  const start = () => startHalf('desktop', ['--no-open', '--port=0', `--data=${data}`, ...args]);
  let desktop = await start();
  const browser = await launchBrowser();
  // A second window can be opened beside it only in a context of its own making.
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(timeoutMs);
  afterAll(async () => {
    await browser.close();
    await desktop.stop();
    removeFolder(folder);
  });
  await page.goto(desktop.url);
  return {
    page,
    folder,
    data,
    async restart() {
      await desktop.stop();
      desktop = await start();
      await page.goto(desktop.url);
    },
  };
}
