/** What a student chooses before a session: several topics by keys and by mouse, a cram, the extra time. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openComputer, type Computer } from './computer.ts';
import { answerByKeys, openScreen, passFirstRun } from './student.ts';

const pack = 'Computing Foundations';
let computer: Computer;
let page: Page;

beforeAll(async () => {
  computer = await openComputer();
  ({ page } = computer);
  await passFirstRun(page, pack);
});
afterAll(() => computer.close());

const dialog = () => page.getByRole('dialog', { name: `Study ${pack}` });
const topics = () => dialog().getByRole('combobox', { name: 'Topics' });
/** Each with its button that takes it out again. */
const chosen = async () =>
  (await dialog().locator('.mantine-Pill-label').allInnerTexts()).map((each) => each.replace(/ \(.*$/u, ''));

async function openStudy(): Promise<void> {
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: `Study ${pack}` }).press('Enter');
  await dialog().waitFor();
}

/** The first topics of the list, by keys alone. */
async function chooseByKeys(count: number): Promise<string[]> {
  await topics().focus();
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await expect.poll(chosen).toHaveLength(count);
  return chosen();
}

async function leave(): Promise<void> {
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

test('topics are chosen by keys and taken out again, and the session is of those that are left', async () => {
  await openStudy();
  const [first, second, third] = await chooseByKeys(3);
  expect(new Set([first, second, third]).size).toBe(3);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Backspace');
  await expect.poll(chosen).toEqual([first, second]);
  await dialog().getByRole('button', { name: 'Start' }).press('Enter');
  await page.getByText(`${first}, ${second}`, { exact: true }).waitFor();
  await leave();
});

test('by mouse a topic is chosen, and none left is all of them', async () => {
  await openStudy();
  await topics().click();
  await page.getByRole('option').nth(1).click();
  const [name = ''] = await chosen();
  expect(name).not.toBe('');
  await page.getByRole('option').nth(1).click();
  await expect.poll(chosen).toEqual([]);
  expect(await topics().getAttribute('placeholder')).toBe('All topics');
  await page.getByRole('option').nth(1).click();
  await expect.poll(chosen).toEqual([name]);
  await page.keyboard.press('Escape');
  await dialog().getByRole('radio', { name: 'Mistakes' }).check();
  await dialog().getByRole('button', { name: 'Start' }).click();
  await dialog().getByText('No question here was answered wrongly the last time.').waitFor();
  await dialog().getByRole('radio', { name: 'New first' }).check();
  await dialog().getByRole('button', { name: 'Start' }).click();
  await page.getByText(name, { exact: true }).waitFor();
  await leave();
});

test('a cram says in its session, in its result and in the lists that the schedule stays as it is', async () => {
  const sign = page.getByText('Cram: the schedule stays as it is');
  await openStudy();
  await dialog().getByRole('radio', { name: 'Explained' }).check();
  await dialog().getByRole('button', { name: 'Start' }).press('Enter');
  await page.getByText('0 answers saved').waitFor();
  expect(await sign.count()).toBe(0);
  await leave();
  await openStudy();
  await dialog().getByRole('radio', { name: 'Cram' }).check();
  await dialog().getByRole('button', { name: 'Start' }).press('Enter');
  await sign.waitFor();
  expect(await violations(page)).toEqual([]);
  await answerByKeys(page, 1);
  const session = page.url();
  await leave();
  await page.getByText(/^Cram\. Question 1 of 10\./u).waitFor();
  await page.goto(session.replace(/session\/([^?]*).*$/u, 'result/$1'));
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  await sign.waitFor();
  expect(await violations(page)).toEqual([]);
  await openScreen(page, 'Today');
});

test('extra time is set once, kept, and what blocks and exams begin with until it is changed there', async () => {
  const openExams = async () => {
    await openScreen(page, 'Settings');
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Exams' }).click();
  };
  await openExams();
  // Shown as chosen once it is kept.
  await page.getByRole('radio', { name: '1.5×' }).click();
  await expect.poll(() => page.getByRole('radio', { name: '1.5×' }).isChecked()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await computer.restart();
  await openExams();
  await expect.poll(() => page.getByRole('radio', { name: '1.5×' }).isChecked()).toBe(true);

  await openScreen(page, 'Today');
  await page.getByRole('button', { name: /^Sit the exam/u }).press('Enter');
  const exam = page.getByRole('dialog');
  await exam.getByText('45 minutes').waitFor();
  expect(await exam.getByRole('radio', { name: '1.5×' }).isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await exam.waitFor({ state: 'hidden' });

  await openStudy();
  await dialog().getByRole('radio', { name: 'Timed' }).check();
  await dialog().getByText('30 minutes in all.').waitFor();
  await dialog().getByRole('radio', { name: '2×' }).check();
  await dialog().getByText('40 minutes in all.').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Start' }).press('Enter');
  await page
    .getByRole('timer')
    .getByText(/^(?:40:00|39:\d\d)/u)
    .waitFor();
  // For this block alone.
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('button', { name: 'Pause and leave' }).press('Enter');
  await openStudy();
  await dialog().getByRole('radio', { name: 'Timed' }).check();
  await dialog().getByText('30 minutes in all.').waitFor();
  await page.keyboard.press('Escape');

  await openExams();
  await page.getByRole('radio', { name: 'Untimed' }).click();
  await expect.poll(() => page.getByRole('radio', { name: 'Untimed' }).isChecked()).toBe(true);
  await openScreen(page, 'Today');
  await page.getByRole('button', { name: /^Sit the exam/u }).press('Enter');
  await expect.poll(() => exam.getByRole('radio', { name: 'Untimed' }).isChecked()).toBe(true);
  await page.keyboard.press('Escape');
  await exam.waitFor({ state: 'hidden' });
});
