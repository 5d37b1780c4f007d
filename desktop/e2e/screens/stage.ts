/** What the pictures are taken of: a cloud that can go away, the stand-in for an AI provider, and students' computers. */
import { join } from 'node:path';
import { startAiStub } from '@answly/tools/ai-stub';
import { launchBrowser } from '@answly/tools/testing/browser';
import type { Page } from 'playwright-core';
import { openCloudAddress, type CloudAddress } from '../cloud-address.ts';
import { startHalf } from '../half.ts';
import { removeRunFolder, runFolder } from '../run-folder.ts';
import { designSize } from './picture.ts';

/** New answers a student may ask for in a minute, a hint, an explanation and a chat: the next one is refused. */
const askMax = 3;

export interface Stage {
  folder: string;
  /** What computers know the cloud by. */
  address: CloudAddress;
  /** The cloud itself, there even while the address leads nowhere. */
  cloudUrl: string;
  /** A computer whose data are under `name`, and its window. */
  openComputer(name: string): Promise<Computer>;
  close(): Promise<void>;
}

export interface Computer {
  page: Page;
  /** Closes the window and ends Answly there; the data stay. */
  stop(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const folder = runFolder('screens');
  const [address, ai, browser] = await Promise.all([openCloudAddress(), startAiStub(), launchBrowser()]);
  const cloud = await startHalf('cloud', ['--cloud-port=0', '--data', folder], {
    RATE_LIMIT_MAX: String(askMax),
    RATE_LIMIT_WINDOW: '60000',
    AI_BASE_URL: ai.url,
    AI_PRICES_FILE: ai.pricesFile,
    OPENAI_API_KEY: 'stub',
  });
  address.leadTo(cloud.url);
  const opened: (() => Promise<unknown>)[] = [ai.close, cloud.stop, address.close, () => browser.close()];
  return {
    folder,
    address,
    cloudUrl: cloud.url,
    async openComputer(name) {
      const data = `--data=${join(folder, name)}`;
      const half = await startHalf('desktop', ['--no-open', '--port=0', data, `--cloud-url=${address.url}`]);
      opened.push(half.stop);
      // Axe needs a context of its own making, so that it may open frames.
      const page = await (await browser.newContext({ viewport: designSize, locale: 'en-GB' })).newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(half.url);
      const stop = async () => {
        await page.context().close();
        await half.stop();
      };
      return { page, stop };
    },
    async close() {
      for (const end of opened.toReversed()) await end();
      removeRunFolder(folder, folder);
    },
  };
}
