/** The library when something is not there: no pack, no word from the core, no answer while the student is elsewhere. */
import { expect, test } from 'vitest';
import type { CallName } from '#desktop/contract/calls';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { refuseCalls, type Refusal } from './refuse-calls.ts';
import { answerByKeys, openScreen, passFirstRun, removePack, study } from './student.ts';

const pack = 'Computing Foundations';
const { page } = await useComputer();
const refusals = new Map<CallName, Refusal>();

test('where no pack is left there is nothing to search', async () => {
  await passFirstRun(page, pack);
  await study(page, pack);
  await answerByKeys(page, 1);
  await page.getByRole('button', { name: 'Leave' }).click();
  await openScreen(page, 'Library');
  const search = page.getByRole('searchbox');
  await search.waitFor();
  await removePack(page, pack);
  await page.getByText('No packs yet').waitFor();
  expect(await search.count()).toBe(0);
});

test('what is missing from other computers is said not to be known where it cannot be read', async () => {
  refusals.set('library.elsewhere', { code: 'internal.error' });
  await refuseCalls(page, (call) => refusals.get(call));
  await page.getByText('Packs of your other computers may be missing here').waitFor();
  await page.getByText('No packs yet').waitFor();
  expect(await violations(page)).toEqual([]);
  const again = page.getByRole('button', { name: 'Try again' });
  await openScreen(page, 'Today');
  await again.waitFor();
  refusals.clear();
  await again.press('Enter');
  await page.getByText('No pack is on this computer').waitFor();

  refusals.set('library.elsewhere', { code: 'internal.error' });
  await page.reload();
  await openScreen(page, 'Library');
  await again.waitFor();
  refusals.clear();
  await again.press('Enter');
  await again.waitFor({ state: 'hidden' });
  await page.locator('body:not(:focus) :focus').waitFor();
});

test('a pack that did not come is told on the screen that the student has gone to, and tried again there', async () => {
  const getAPack = page.getByRole('button', { name: 'Get a pack' }).first();
  const server = Promise.withResolvers<void>();
  refusals.set('library.install', { code: 'network.offline', after: server.promise });
  await getAPack.click();
  await page.getByRole('button', { name: `Get: ${pack}` }).click();
  await page.keyboard.press('Escape');
  await openScreen(page, 'Settings');
  server.resolve();
  const notice = page.getByRole('alert').filter({ hasText: '1 pack did not come to this computer.' });
  await notice.getByText('The server does not answer').waitFor();
  expect(await violations(page)).toEqual([]);

  await openScreen(page, 'Library');
  await notice.waitFor();
  await getAPack.click();
  await page.getByRole('dialog').getByText('Your packs are as they were.').waitFor();
  await notice.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');

  await openScreen(page, 'Settings');
  refusals.clear();
  await notice.getByRole('button', { name: 'Try again' }).press('Enter');
  await notice.waitFor({ state: 'hidden' });
  await openScreen(page, 'Library');
  await page.getByText('1 on this computer').waitFor();
});
