/** Ways back: from a damaged study file, to another server, to what was done before, and from a mistaken strike. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useComputer } from './computer.ts';
import { openScreen, removePack, waitForAnswers } from './student.ts';

const patient = { timeout: 20_000 };

function damage(data: string): void {
  mkdirSync(join(data, 'desktop'), { recursive: true });
  for (const place of [data, join(data, 'desktop')])
    writeFileSync(join(place, 'study.db'), 'no database at all');
}

const { page } = await useComputer({ prepare: damage });

test('a study file that was set aside is told once', async () => {
  const notice = page.getByText('The study file was damaged, and a new one was begun');
  await notice.waitFor();
  await page.getByRole('button', { name: 'Understood' }).click();
  await notice.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByRole('radio', { name: /Computing Foundations/u }).waitFor();
  expect(await notice.count()).toBe(0);
});

test('U takes back the last strike, and the clock goes on between questions', async () => {
  await page.keyboard.press('Enter');
  await page.getByText('0 answers saved').waitFor();
  while ((await page.getByRole('button', { name: /^Strike out/u }).count()) < 4) await nextPlace();
  for (const key of ['3', '1']) {
    await page.keyboard.press('x');
    await page.keyboard.press(key);
    await restores(key === '3' ? 1 : 2);
  }
  await page.keyboard.press('u');
  await restores(1);
  expect(await page.getByRole('button', { name: /^Restore/u }).getAttribute('aria-label')).toContain('C');
  const seconds = async () => {
    const [minutes = 0, rest = 0] = (await page.getByRole('timer').innerText()).split(/[: ]/u).map(Number);
    return minutes * 60 + rest;
  };
  await expect.poll(seconds, patient).toBeGreaterThan(1);
  const before = await seconds();
  await nextPlace();
  expect(await seconds()).toBeGreaterThanOrEqual(before);
});

async function restores(count: number): Promise<void> {
  const struck = page.getByRole('button', { name: /^Restore/u });
  await expect.poll(() => struck.count(), patient).toBe(count);
}

async function nextPlace(): Promise<void> {
  const before = await page.title();
  await page.locator('main').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.title(), patient).not.toBe(before);
}

test('a session that is over stays within reach', async () => {
  for (let saved = 1; saved <= 10; saved += 1) {
    const typed = page.getByRole('textbox');
    if ((await typed.count()) > 0) await typed.fill('1');
    else await page.keyboard.press(saved === 1 ? '2' : '1');
    await page.keyboard.press('Enter');
    await waitForAnswers(page, saved);
    const before = await page.title();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.title(), patient).not.toBe(before);
  }
  await page
    .getByText(/ of [\d.]+ marks/u)
    .first()
    .waitFor();
  const result = page.url();
  await openScreen(page, 'Today');
  await page.getByRole('heading', { name: 'Earlier sessions' }).waitFor();
  await page.getByRole('link', { name: 'Computing Foundations' }).click();
  await expect.poll(() => page.url(), patient).toBe(result);
});

test('where no pack is left, Today says so and leads to the library', async () => {
  await openScreen(page, 'Library');
  await removePack(page, 'Computing Foundations');
  await page.getByText('0 on this computer').waitFor();
  await openScreen(page, 'Today');
  await page.getByText('No pack is on this computer').waitFor();
  await page.getByRole('button', { name: 'Go to the library' }).click();
  await page.getByRole('heading', { name: 'What you study from' }).waitFor();
});

test('the address of a school’s server is checked and kept', async () => {
  await openScreen(page, 'Settings');
  const address = page.getByRole('textbox', { name: 'Server address' });
  await address.fill('our server');
  await page.getByRole('button', { name: 'Use this server' }).click();
  await page.getByText(/^This is no address/u).waitFor();
  await address.fill('127.0.0.1:9/answly/');
  await page.getByRole('button', { name: 'Use this server' }).click();
  await page.getByText('Saved. Sign in to sync with it.').waitFor();
  await page.reload();
  await address.waitFor();
  expect(await address.inputValue()).toBe('https://127.0.0.1:9/answly');
});
