/** An exam on a full disk: what is not saved is named, and a section can be ended and the exam left without it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openComputer, type Computer } from './computer.ts';
import { openDisk, type Disk } from './disk.ts';
import { openScreen, passFirstRun } from './student.ts';

const pack = 'Computing Foundations';
let computer: Computer;
let page: Page;
let disk: Disk;

beforeAll(async () => {
  computer = await openComputer();
  ({ page } = computer);
  disk = await openDisk(page);
  await passFirstRun(page, pack);
});
afterAll(() => computer.close());

const shown = (number: number) => page.getByText(new RegExp(`^Question ?${number}$`, 'u')).waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name });
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const unsaved = (number: number) =>
  page.getByRole('dialog').getByText(`Your answer to question ${number} is only on the screen.`);
const focused = () => page.evaluate(() => document.activeElement?.textContent);

/** Chooses or types an answer that cannot be saved. */
async function giveInVain(): Promise<void> {
  disk.full = true;
  if ((await page.locator('fieldset[aria-labelledby="stem"]').locator('input').count()) > 0)
    await page.keyboard.press('1');
  else await page.getByRole('textbox').first().fill('42');
  await page.getByText('Not saved', { exact: true }).waitFor();
}

test('the end of a section names the answer that is not saved, and goes on without it', async () => {
  await openScreen(page, 'Today');
  await button(/^Sit the exam/u).press('Enter');
  await button('Start the clock').press('Enter');
  await shown(1);
  await giveInVain();
  await button(/^Review and end section 1/u).press('Enter');
  await unsaved(1).waitFor();
  await page.getByRole('dialog').getByText('Not saved: the disk is full').waitFor();
  await expect.poll(focused).toBe('Keep working');
  expect(await violations(page)).toEqual([]);
  // Asked to end it all the same, it is held.
  await inDialog('End section 1').press('Enter');
  await unsaved(1).waitFor();
  await inDialog('Try again').press('Enter');
  await unsaved(1).waitFor();
  await inDialog('Go on without it').press('Enter');
  await page.getByRole('heading', { name: 'A break' }).waitFor();
  await page.getByText('0 answers are saved.').waitFor();
  await button('Go on now').press('Enter');
  await shown(1);
  await page.getByText('No answer yet', { exact: true }).waitFor();
});

test('leaving names the answer that is not saved; once it is kept nothing is said, and the keys go on', async () => {
  await giveInVain();
  await button('Leave').press('Enter');
  await unsaved(1).waitFor();
  await expect.poll(focused).toBe('Stay');
  expect(await page.getByText('Your answers are saved').count()).toBe(0);
  disk.full = false;
  await inDialog('Try again').press('Enter');
  await unsaved(1).waitFor({ state: 'hidden' });
  await page.getByText('Your answers are saved').waitFor();
  await expect.poll(focused).toBe('Stay');
  await page.keyboard.press('Enter');
  await page.getByText('1 answer saved').waitFor();
});

test('an exam whose answers and pause are refused can be left with its clock running', async () => {
  disk.refused.push('exam.pause');
  await button(/^Next/u).press('Enter');
  await shown(2);
  await giveInVain();
  await page.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  await page.getByRole('dialog', { name: 'Pause and leave?' }).waitFor();
  await unsaved(2).waitFor();
  await inDialog('Go on without it').press('Enter');
  await page.getByRole('dialog').getByText('The clock could not be stopped.').waitFor();
  expect(await violations(page)).toEqual([]);
  await inDialog('Leave with the clock running').press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  disk.full = false;
});
