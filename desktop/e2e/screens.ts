/** `npm run screens`: pictures of every screen, light and dark, into docs/screens, at the size of the design. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '@answly/tools/testing/browser';
import type { Page } from 'playwright-core';
import { freePort } from './free-port.ts';
import { startHalf } from './half.ts';
import { openScreen, register, waitForSynced } from './student.ts';

const out = fileURLToPath(new URL('../../docs/screens/', import.meta.url));
const starterPack = 'Computing Foundations';

/** Takes one picture in each scheme. */
async function picture(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(out, `${name}${scheme === 'dark' ? '-dark' : ''}.png`) });
  }
}

/** From the first question to the result, with the tutor on the way. */
async function takeSession(page: Page): Promise<void> {
  await page.getByText('0 answers saved').waitFor();
  await page.keyboard.press('f');
  await page.getByText('Flagged', { exact: true }).waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await page
    .getByRole('radio', { name: 'Think so' })
    .check()
    .catch(() => undefined);
  await picture(page, 'session');
  for (let saved = 1; saved <= 10; saved++) {
    await page.getByRole('button', { name: /^Answer/u }).waitFor();
    await answerAnything(page, saved);
    await page.getByText(new RegExp(`^${saved} answers? saved$`, 'u')).waitFor();
    if (saved === 1) await picture(page, 'feedback');
    if (saved === 2) {
      await page.keyboard.press('e');
      await page.getByText(/^Machine-written from this question/u).waitFor();
      await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' });
      await picture(page, 'tutor');
    }
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'See every question' }).waitFor();
  await picture(page, 'result');
}

async function answerAnything(page: Page, number: number): Promise<void> {
  const typed = page.getByRole('textbox');
  if (await typed.count()) {
    await typed.fill('42');
    await page.getByRole('button', { name: /^Answer/u }).click();
    return;
  }
  // The first was chosen for its picture.
  if (number > 1) await page.keyboard.press(String(1 + (number % 2)));
  await page.keyboard.press('Space');
}

async function takeAll(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('radio', { name: new RegExp(starterPack, 'u') }).waitFor();
  await picture(page, 'welcome');
  await page.getByRole('button', { name: 'I have an account' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await picture(page, 'sign-in');
  await register(page, 'student@example.org', 'a long quiet sentence');
  await picture(page, 'account');
  await page.goto(new URL('/#/welcome', page.url()).href);
  await page.keyboard.press('Enter');
  await takeSession(page);

  await openScreen(page, 'Today');
  await page.getByRole('heading', { name: 'This week' }).waitFor();
  await waitForSynced(page);
  await picture(page, 'today');
  await openScreen(page, 'Library');
  await page.getByRole('searchbox', { name: 'Search questions' }).fill('hash');
  await page.getByRole('heading', { name: 'Found' }).waitFor();
  await picture(page, 'library');
  await page.getByRole('button', { name: 'Import a file' }).click();
  await page.getByRole('dialog').waitFor();
  await picture(page, 'import');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^Find a question/u).fill('tree');
  await page.waitForTimeout(400);
  await picture(page, 'find');
  await page.keyboard.press('Escape');
  for (const section of ['sync', 'appearance']) {
    await page.goto(new URL(`/#/settings?section=${section}`, page.url()).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await picture(page, `settings-${section}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'answly-screens-'));
mkdirSync(out, { recursive: true });
const port = String(await freePort());
const cloud = await startHalf('cloud', ['--cloud-port', port, '--data', folder, '--ai-stub']);
const desktop = await startHalf('desktop', [
  '--no-open',
  '--port=0',
  `--data=${join(folder, 'student')}`,
  `--cloud-url=http://127.0.0.1:${port}`,
]);
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  page.setDefaultTimeout(20_000);
  await takeAll(page, desktop.url);
  console.log(`The pictures are in ${out}`);
} finally {
  await browser.close();
  await desktop.stop();
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
}
