/** An exam that nothing takes out of the student's hands: two windows of it, notes, the focus of the keyboard, a full disk. */
import { mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { openDisk, type Disk } from './disk.ts';
import { beginBlock, confirm, openScreen, passFirstRun, waitForQuestion } from './student.ts';

const pack = 'Computing Foundations';
let disk: Disk;

/** Where a folder is, no room can be kept, however much there is. */
const reserve = 'study.reserve';
const computer = await useComputer({
  prepare: (data) => mkdirSync(join(data, 'desktop', reserve), { recursive: true }),
});
const { page } = computer;
beforeAll(async () => {
  disk = await openDisk(page);
  await passFirstRun(page, pack);
});

const options = (on: Page) => on.locator('fieldset[aria-labelledby="stem"]').locator('input');
const focused = () =>
  page.evaluate(() => {
    const { activeElement: at } = document;

    return at === null ? '' : `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent ?? ''}`.trim();
  });

async function beginMock(): Promise<void> {
  await openScreen(page, 'Today');
  await page
    .getByRole('button', { name: /^Sit the exam/u })
    .first()
    .press('Enter');
  await confirm(page, 'Start the clock');
  await waitForQuestion(page, 1);
}

/** Chooses or types an answer, without waiting for anything. */
async function give(): Promise<void> {
  if ((await options(page).count()) > 0) await page.keyboard.press('1');
  else await page.getByRole('textbox').first().fill('42');
}

test('where no room can be kept for an exam the student is told, on Today, beside a question and in a pause, until it can', async () => {
  const notice = page.getByText('The disk is as good as full: free some space');
  await notice.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goBack();
  await waitForQuestion(page, 1);
  await notice.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await begin();
  await page.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  await notice.waitFor();
  expect(await violations(page)).toEqual([]);
  const profiles = join(computer.data, 'desktop', 'profiles');
  for (const id of readdirSync(profiles)) rmdirSync(join(profiles, id, reserve));
  await notice.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
});

test('focus: Today begins at its heading after Leave, and is the title again', async () => {
  await expect.poll(focused).toMatch(/^H1 /u);
  await expect.poll(() => page.title()).toBe('Today – Answly');
});

test('an answer that is not kept is not left behind where the question closes, until it is given up', async () => {
  await beginMock();
  disk.full = true;
  await give();
  await page.getByText('Not saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Next/u }).press('Enter');
  await page.getByText('You are still here: this answer is not saved').waitFor();
  await waitForQuestion(page, 1);
  disk.full = false;
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByText('Saved', { exact: true }).waitFor();
  await expect.poll(focused).not.toMatch(/^BODY/u);
  expect(await page.getByText('You are still here').count()).toBe(0);
  await page.getByRole('button', { name: /^Next/u }).press('Enter');
  await waitForQuestion(page, 2);
  disk.full = true;
  await give();
  await page.getByText('Not saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Next/u }).press('Enter');
  await page.getByRole('button', { name: 'Go on without it' }).press('Enter');
  await waitForQuestion(page, 3);
  disk.full = false;
});

test('a note is kept while it is written, and the question and the map tell of it', async () => {
  disk.full = false;
  await page.goto(new URL('/', page.url()).href);
  await begin();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Your note on this question' }).waitFor();
  await page.keyboard.type('Mind the sign');
  await page.getByRole('complementary').getByText('Saved', { exact: true }).waitFor();
  // Waited for from before: it is there only until the typing has rested.
  const waiting = page.getByRole('complementary').getByText('Not saved yet').waitFor();
  await page.keyboard.type(' twice');
  await waiting;
  await page.getByRole('complementary').getByText('Saved', { exact: true }).waitFor();
  expect(await page.getByText('Overwritten on another device').count()).toBe(0);
  await page.reload();
  await waitForQuestion(page, 1);
  await page.getByText('Your note', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^1, .*note$/u }).waitFor();
  await page.keyboard.press('n');
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Your note' }).inputValue())
    .toBe('Mind the sign twice');
});

test('a note that cannot be saved is said everywhere and kept until it is saved, or thrown away on purpose', async () => {
  const field = page.getByRole('textbox', { name: 'Your note' });
  const notice = page.getByRole('alert').filter({ hasText: /^.*1 note, .* is only in this window/u });
  const writeInVain = async (text: string) => {
    disk.full = true;
    await field.fill(text);
    await page.getByText('Your words are still here.').waitFor();
    await closeInVain();
    await notice.waitFor();
  };
  /** Until that was refused too: what is asked on leaving may not find room afterwards. */
  const closeInVain = async () => {
    const before = disk.refusals;
    await field.press('Escape');
    await expect.poll(() => disk.refusals).toBeGreaterThan(before);
  };
  disk.refused.push('note.set');
  await writeInVain('Mind the unit');
  await page.getByText('Note not saved', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  await notice.waitFor();
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await notice.waitFor();
  await page.goBack();
  await page.getByRole('button', { name: /^Continue/u }).press('Enter');
  await waitForQuestion(page, 1);
  await page.keyboard.press('n');
  await expect.poll(() => field.inputValue()).toBe('Mind the unit');
  await notice.waitFor({ state: 'hidden' });
  await closeInVain();
  disk.full = false;
  await notice.getByRole('button', { name: 'Try again' }).press('Enter');
  await notice.waitFor({ state: 'hidden' });
  await page.reload();
  await waitForQuestion(page, 1);
  await page.keyboard.press('n');
  await expect.poll(() => field.inputValue()).toBe('Mind the unit');
  await writeInVain('Of no use');
  disk.full = false;
  await notice.getByRole('button', { name: 'Throw away 1 note' }).press('Enter');
  await notice.waitFor({ state: 'hidden' });
  await page.keyboard.press('n');
  await expect.poll(() => field.inputValue()).toBe('Mind the unit');
  await field.press('Escape');
});

async function begin(): Promise<void> {
  await beginBlock(page, pack, '20');
  await waitForQuestion(page, 1);
}

test('focus: it is given back by the note, the calculator, the clock and the dialog of the end', async () => {
  for (const key of ['Escape', 'Control+Enter']) {
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Your note' }).press(key);
    await expect.poll(focused, { message: key }).toMatch(/^H1 Question/u);
  }
  await page.keyboard.press('Shift+C');
  await page.getByRole('textbox', { name: 'Calculation' }).press('Escape');
  await expect.poll(focused).toMatch(/^H1 Question/u);
  await page.getByRole('button', { name: 'Hide timer' }).press('Enter');
  await expect.poll(focused).toBe('BUTTON Show');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('BUTTON Hide timer');
  await page.getByRole('button', { name: 'Review and hand in' }).press('Enter');
  await page.getByRole('dialog', { name: 'Hand in?' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('BUTTON Review and hand in');
});

test('two windows of one exam show the same answer and flag', async () => {
  // Where one choice replaces the other.
  const radios = (on: Page) => options(on).and(on.getByRole('radio'));
  for (let number = 1; (await radios(page).count()) === 0; number += 1) {
    await page.getByRole('button', { name: /^Next/u }).press('Enter');
    await waitForQuestion(page, number + 1);
  }
  await page.keyboard.press('1');
  await page.getByText('Saved', { exact: true }).waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect.poll(() => radios(other).first().isChecked()).toBe(true);
  await other.keyboard.press('2');
  await other.keyboard.press('f');
  await expect.poll(() => radios(page).nth(1).isChecked()).toBe(true);
  await page.getByRole('button', { name: /^Flagged/u }).waitFor();
  await page.keyboard.press('1');
  await expect.poll(() => radios(other).first().isChecked()).toBe(true);
  await other.close();
});

test('focus: the result begins at its heading', async () => {
  await page.getByRole('button', { name: 'Review and hand in' }).press('Enter');
  await confirm(page, 'Hand in');
  await page.getByRole('button', { name: 'See every question' }).waitFor();
  await expect.poll(focused).toMatch(/^H1 /u);
});
