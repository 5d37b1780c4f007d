/** Every screen on a real core: no violation that axe can find, light and dark. */
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { openScreen } from './student.ts';

const { page } = await useComputer();

test('the first run, a question, its feedback and the result', async () => {
  await page.getByRole('radio', { name: /Computing Foundations/u }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByText('0 answers saved').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const typed = page.getByRole('textbox');
  if ((await typed.count()) > 0) await typed.fill('1');
  else await page.keyboard.press('1');
  await page.getByRole('button', { name: /^Answer/u }).click();
  await page.getByText('1 answer saved').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Your note on this question' }).fill('In my own words');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('n');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.getByText(/^The tutor needs an account/u).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Leave' }).click();
});

test('Today, the library with its dialogs, and the settings', async () => {
  await openScreen(page, 'Today');
  await page.getByRole('heading', { name: 'This week' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await openScreen(page, 'Library');
  await page.getByRole('searchbox', { name: 'Search questions' }).fill('tree');
  await page.getByRole('heading', { name: 'Found', exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('listitem').getByRole('button', { name: /tree/iu }).first().click();
  await page.getByRole('dialog').getByText('Correct', { exact: true }).first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  for (const name of ['Import a file', 'Get a pack', 'Study Computing Foundations']) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await openScreen(page, 'Settings');
  for (const section of ['Account', 'Sync', 'Appearance', 'Your data']) {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: section }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
  }
  await page.getByRole('button', { name: /^Reset/u }).press('Enter');
  const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' });
  await expect.poll(() => cancel.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('a screen that cannot be shown keeps the rail, and says so on a sheet', async () => {
  await page.route(/library-screen/u, (route) => route.abort());
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Library' }).click();
  await page.getByRole('heading', { name: 'This screen could not be shown' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await openScreen(page, 'Today');
  await page.getByRole('heading', { name: 'This week' }).waitFor();
});

test.each([640, 320])(
  'at a width of %i the bar below says the sync state, which leads to its settings',
  async (width) => {
    await page.setViewportSize({ width, height: 640 });
    await openScreen(page, 'Today');
    const sync = page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: /here Sync$/u });
    expect(await sync.innerText()).toContain('Sync');
    expect(await violations(page)).toEqual([]);
    await sync.press('Enter');
    await expect.poll(() => page.url()).toContain('section=sync');
  },
);
