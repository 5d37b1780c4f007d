/** A student's second computer: the packs that are on the first one are named there, and got with one button. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePack } from '@answly/shared/formats/answlypack';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { buildPack } from '#desktop/core/testing/build-pack';
import { violations } from './axe.ts';
import { openCloudAddress } from './cloud-address.ts';
import { useComputer } from './computer.ts';
import { startHalf } from './half.ts';
import { removeRunFolder, runFolder } from './run-folder.ts';
import {
  answerByKeys,
  importFiles,
  openScreen,
  passFirstRun,
  register,
  removePack,
  signIn,
  study,
  waitForDialog,
  waitForSynced,
} from './student.ts';

const email = 'two-computers@example.org';
const password = 'a long quiet sentence';
const folder = runFolder('second-computer');
const starter = 'Computing Foundations';
const published = 'Rivers and lakes';
/** What somebody may write to be read as something else. */
const own = '<b>Unit 4</b> \u202Eskrowten';

/** What lies there is published with the packs that come with Answly. */
const publishFolder = join(folder, 'cloud', 'packs');
mkdirSync(publishFolder, { recursive: true });
writeFileSync(
  join(publishFolder, 'rivers.answlypack'),
  writePack(buildPack(4, { title: published }), new Map(), sha256Hex),
);
const ownFile = join(folder, 'own.answlypack');
const ownId = '0190a0a0-0000-7000-8000-00000000cccc';
writeFileSync(ownFile, writePack(buildPack(3, { id: ownId, title: own }), new Map(), sha256Hex));

const address = await openCloudAddress();
const cloud = await startHalf('cloud', ['--cloud-port=0', '--data', join(folder, 'cloud')]);
address.leadTo(cloud.url);
afterAll(async () => {
  await cloud.stop();
  await address.close();
  removeRunFolder(folder, join(folder, 'cloud'));
});

const args = [`--cloud-url=${address.url}`];
const [{ page: first }, { page: second }] = [await useComputer({ args }), await useComputer({ args })];

const list = (page: Page) => page.getByRole('list', { name: 'Not on this computer' });
const titles = (page: Page) => list(page).locator('p[lang]').allInnerTexts();

test('SY18 what a student studies from on one computer is named on another, before anything is got', async () => {
  await passFirstRun(first, starter);
  await openScreen(first, 'Library');
  await first.getByRole('button', { name: 'Get a pack' }).click();
  await first.getByRole('button', { name: `Get: ${published}` }).click();
  await first.getByText('On this computer').nth(1).waitFor();
  await first.keyboard.press('Escape');
  await importFiles(first, [ownFile]);
  await study(first, starter);
  await answerByKeys(first, 1);
  await first.getByRole('button', { name: 'Leave' }).click();
  await register(first, email, password);
  await waitForSynced(first);

  await second.getByRole('button', { name: 'I have an account' }).click();
  await signIn(second, email, password);
  await waitForSynced(second);
  await openScreen(second, 'Today');
  await expect.poll(() => titles(second)).toEqual([own, starter, published]);
  expect(await second.getByText('Start new questions').count()).toBe(0);
  expect(await violations(second)).toEqual([]);
  await openScreen(second, 'Library');
  await expect.poll(() => titles(second)).toEqual([own, starter, published]);
  await second.getByRole('button', { name: 'Get 2 packs' }).waitFor();
  expect(await violations(second)).toEqual([]);
});

test('without a server, what came with Answly can be got, and the rest waits until the server is back', async () => {
  address.leadTo(null);
  await second.reload();
  await second.getByRole('button', { name: 'Get 1 pack' }).waitFor();
  expect(await list(second).innerText()).toContain('It can be had once the server answers.');
  address.leadTo(cloud.url);
  // As a browser does when the network is back: the next try by itself may be a minute off.
  await second.evaluate(() => window.dispatchEvent(new Event('online')));
  await second.getByRole('button', { name: 'Get 2 packs' }).waitFor();
});

test('a question without its pack names it, and is there once one button has got what can be had', async () => {
  await openScreen(second, 'Today');
  await second
    .getByRole('link', { name: /^Resume/u })
    .first()
    .press('Enter');
  await second.getByText(/^Its pack is not on this computer/u).waitFor();
  await second.locator('h1:focus').waitFor();
  expect(await violations(second)).toEqual([]);
  const get = second.getByRole('button', { name: 'Get 2 packs' });
  await get.waitFor();
  await get.press('Enter');
  await second.getByText(/answer saved$/u).waitFor();
  await second.getByRole('button', { name: 'Leave' }).click();
  await second.getByRole('button', { name: /^Start new questions/u }).waitFor();
});

test('a student’s own import is got by importing its file there as well, and is then named no more', async () => {
  await openScreen(second, 'Library');
  await expect.poll(() => titles(second)).toEqual([own]);
  await second.getByRole('button', { name: `Import its file: ${own}` }).click();
  await second.getByRole('dialog').getByText('Choose files').waitFor();
  await second.keyboard.press('Escape');
  await importFiles(second, [ownFile]);
  await expect.poll(() => list(second).count()).toBe(0);
});

test('SY18 a pack that is removed on one computer stays on the other, and the first does not name it', async () => {
  await openScreen(first, 'Library');
  await removePack(first, published);
  await first.getByText('2 on this computer').waitFor();
  await waitForSynced(first);
  await waitForSynced(second);
  await second.getByText('3 on this computer').waitFor();
  expect(await list(first).count()).toBe(0);
});

test('SY14 a computer is renamed from another one, and is called so on both', async () => {
  for (const page of [first, second]) {
    await openScreen(page, 'Settings');
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Sync' }).click();
  }
  const other = first.getByRole('row').filter({ hasNotText: 'this computer' });
  await other.getByRole('button', { name: /^Rename/u }).press('Enter');
  const dialog = await waitForDialog(first);
  expect(await violations(first)).toEqual([]);
  const field = dialog.getByRole('textbox', { name: 'Name' });
  await field.fill(' ');
  await dialog.getByText('Give it a name').waitFor();
  await field.fill(' Upstairs ');
  await field.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await other.getByText('Upstairs', { exact: true }).waitFor();
  await openScreen(second, 'Today');
  await openScreen(second, 'Settings');
  await second.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Sync' }).click();
  const renamed = second.getByRole('row').filter({ hasText: 'this computer' });
  await renamed.getByText('Upstairs', { exact: true }).waitFor();
});
