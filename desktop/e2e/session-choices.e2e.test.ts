/** What a student chooses before a session: several topics by keys and by mouse, a cram, the extra time. */
import { beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { answerByKeys, openScreen, passFirstRun, pauseAndLeave, waitForDialog } from './student.ts';

const pack = 'Computing Foundations';

const computer = await useComputer();
const { page } = computer;
beforeAll(() => passFirstRun(page, pack));

const dialog = () => page.getByRole('dialog', { name: `Study ${pack}` });
const topics = () => dialog().getByRole('combobox', { name: 'Topics' });
/** Each with its button that takes it out again. */
const chosen = async () =>
  (await dialog().locator('.mantine-Pill-label').allInnerTexts()).map((each) => each.replace(/ \(.*$/u, ''));

async function openStudy(): Promise<void> {
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: `Study ${pack}` }).press('Enter');
  await waitForDialog(page);
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
  await dialog().getByText('No question of this topic has been answered yet.').waitFor();
  await dialog().getByRole('radio', { name: 'New first' }).check();
  await dialog().getByRole('button', { name: 'Start' }).click();
  await page.getByText(name, { exact: true }).waitFor();
  await leave();
});

test('topics are typed one after the other, and Backspace in the empty field takes out the last', async () => {
  await openStudy();
  await topics().focus();
  for (const name of ['Logic', 'Protocols']) {
    await page.keyboard.type(name.slice(0, 4));
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await chosen()).at(-1)).toBe(name);
    expect(await topics().inputValue()).toBe('');
    expect(await page.getByRole('option').count()).toBeGreaterThan(3);
  }
  await page.keyboard.type('z');
  await page.getByText('No topic has this in its name.').waitFor();
  await page.keyboard.press('Backspace');
  await expect.poll(chosen).toEqual(['Logic', 'Protocols']);
  await page.keyboard.press('Backspace');
  await expect.poll(chosen).toEqual(['Logic']);
  // Going on closes the list, and so does Escape, which closes the dialog only once the list is closed.
  await page.keyboard.press('Tab');
  await expect.poll(() => page.getByRole('listbox').isVisible()).toBe(false);
  await topics().focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('listbox').isVisible()).toBe(false);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
});

test('the open list of topics covers nothing: what is below it is pressed at once', async () => {
  await openStudy();
  await topics().click();
  await page.keyboard.type('lo');
  const list = await page.getByRole('listbox').boundingBox();
  const bottom = (list?.y ?? 0) + (list?.height ?? 0);
  const below = [
    dialog().getByRole('radio', { name: 'New first' }),
    dialog().getByRole('radio', { name: 'Explained' }),
    dialog().getByRole('button', { name: 'Start' }),
  ];
  for (const each of below) {
    const box = await each.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(bottom);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
  }
  expect(await violations(page)).toEqual([]);
  // A press of the mouse, where it goes down: what it is for must not be pulled away under it.
  const cram = await dialog().getByRole('radio', { name: 'Cram' }).boundingBox();
  await page.mouse.click((cram?.x ?? 0) + 5, (cram?.y ?? 0) + 5);
  expect(await dialog().getByRole('radio', { name: 'Cram' }).isChecked()).toBe(true);
  await expect.poll(() => page.getByRole('listbox').isVisible()).toBe(false);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
});

test('minutes that are too few, or no whole ones, are refused at their field as they were typed', async () => {
  await openStudy();
  await dialog().getByRole('radio', { name: 'Timed' }).check();
  const minutes = dialog().getByRole('textbox', { name: 'Minutes' });
  for (const typed of ['0', '0.5', '-5', '']) {
    await minutes.fill(typed);
    await dialog().getByRole('button', { name: 'Start' }).click();
    await dialog().getByText('Whole minutes, from 1 to 600.').waitFor();
    expect(await minutes.inputValue()).toBe(typed);
    expect(await minutes.evaluate((field) => field === document.activeElement)).toBe(true);
  }
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
});

test('a refusal is seen above Start, which keeps the focus, and goes with what was refused', async () => {
  await openStudy();
  await dialog().getByRole('radio', { name: 'Flagged' }).check();
  await dialog().getByRole('radio', { name: 'Timed' }).check();
  const start = dialog().getByRole('button', { name: 'Start' });
  await start.press('Enter');
  const refusal = dialog().getByRole('alert').filter({ hasText: 'No question of this pack is flagged.' });
  await refusal.waitFor();
  const box = await refusal.boundingBox();
  const foot = await start.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  expect(await start.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await violations(page)).toEqual([]);
  await dialog().getByRole('radio', { name: 'New first' }).check();
  await refusal.waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'hidden' });
});

test('where a block asks all that fits, the refusal says so and leads to it', async () => {
  const begin = async () => {
    await topics().focus();
    await page.keyboard.type('Logic');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await dialog().getByRole('button', { name: 'Start' }).press('Enter');
  };
  await openStudy();
  await dialog().getByRole('radio', { name: 'Timed' }).check();
  await begin();
  await page.getByRole('timer').waitFor();
  const block = page.url();
  await pauseAndLeave(page);
  await openStudy();
  await begin();
  await dialog().getByText('Its questions are closed until it is handed in.').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Resume it' }).press('Enter');
  await expect.poll(() => page.url().replace(/\?.*$/u, '')).toBe(block.replace(/\?.*$/u, ''));
  await page.getByRole('heading', { name: /paused/iu }).waitFor();
  await page.goto(new URL('/', block).href);
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
  await pauseAndLeave(page);
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
