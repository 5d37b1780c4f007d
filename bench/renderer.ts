/** Size of the script that a new student's window loads up to the first question, compressed as it is served. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildRenderer } from '../tools/src/build/renderer.ts';
import { buildStarterPacks } from '../tools/src/build/starter-packs.ts';
import { startChild } from '../tools/src/processes/child.ts';
import { nodeProgram } from '../tools/src/processes/node-program.ts';
import { root } from '../tools/src/root.ts';
import { launchBrowser } from '../tools/src/testing/browser.ts';
import { lowerIsBetter, type Benchmark } from './measure.ts';
import type { Workshop } from './workshop.ts';

const hostEntry = new URL('../desktop/src/browser/main.ts', import.meta.url);
const dist = join(root, 'desktop', 'dist', 'renderer');
/** The design's bound on the first load; there is no raw limit to the size of a page. */
const budgetKb = 250;

/** Fetched when a question with code or formulas is on the screen already; which question comes first is chance. */
const afterQuestion = /\/(?:highlight|formula|spoken-formula)-[\w-]{8}\.js$/u;

export const benchmark: Benchmark = {
  names: ['renderer.script.gzip'],
  async run(workshop) {
    await buildRenderer();
    const paths = await scriptsOfFirstQuestion(workshop);
    const bytes = paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).byteLength, 0);
    return [
      lowerIsBetter({
        name: 'renderer.script.gzip',
        value: bytes / 1000,
        unit: 'kB',
        limitName: 'budget',
        limitValue: budgetKb,
      }),
    ];
  },
};

/** Goes from the first run to the first question in a real browser, so that whatever is imported late counts too. */
async function scriptsOfFirstQuestion(workshop: Workshop): Promise<string[]> {
  const folder = workshop.newFolder();
  await buildStarterPacks(join(folder, 'packs'));
  const folders = ['--data', join(folder, 'data'), '--starter-folder', join(folder, 'packs')];
  const host = startChild({
    name: 'The browser host',
    ...nodeProgram(hostEntry, ['--no-open', '--port', '0', '--cloud-url', 'http://127.0.0.1:9', ...folders]),
    logFile: join(folder, 'host.log'),
  });
  try {
    const { url } = (await host.ready) as { url: string };
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const paths = new Set<string>();
      page.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (pathname.endsWith('.js') && !afterQuestion.test(pathname)) paths.add(pathname);
      });
      await page.goto(url);
      await page.getByRole('heading', { name: 'What are you studying?' }).waitFor();
      await page.getByRole('button', { name: 'Answer the first question' }).click();
      await page.getByRole('button', { name: /^Answer(?! the first)/u }).waitFor();
      return [...paths];
    } finally {
      await browser.close();
    }
  } finally {
    await host.stop();
  }
}
