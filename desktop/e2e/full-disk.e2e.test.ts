/** An exam on a full disk: what is not saved is named, and a section can be ended and the exam left without it. */
import { beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { openDisk, type Disk } from './disk.ts';
import { picturesExam, picturesPack } from './pictures-pack.ts';
import { openScreen, waitForQuestion } from './student.ts';
import { importFirst } from './types-pack.ts';

let disk: Disk;

const computer = await useComputer();
const { page } = computer;
beforeAll(async () => {
  await importFirst(page, computer.folder, picturesPack());
  disk = await openDisk(page);
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const unsaved = (number: number) =>
  page.getByRole('dialog').getByText(`Your answer to question ${number} is only on the screen.`);
const option = (at: number) => page.locator('fieldset[aria-labelledby="stem"]').getByRole('radio').nth(at);
const stateIs = (state: 'Saved' | 'Not saved' | 'No answer yet. You cannot come back to it.') =>
  page.getByText(state, { exact: true }).waitFor();
const picturesShown = () =>
  page.evaluate(() => [...document.images].filter((each) => each.complete && each.naturalWidth > 0).length);
const focused = () => page.evaluate(() => document.activeElement?.textContent);

async function answerInVain(): Promise<void> {
  disk.full = true;
  await page.keyboard.press('1');
  await stateIs('Not saved');
}

test('every option is reached by keys, its bubble above the foot that says why an answer is not saved', async () => {
  await openScreen(page, 'Today');
  await button(`Sit the exam: ${picturesExam}`).press('Enter');
  await expect.poll(focused).toBe('Not now');
  await button('Start the clock').press('Enter');
  await waitForQuestion(page, 1);
  // One that comes late would push away what the keys have brought into sight.
  await expect.poll(picturesShown).toBe(4);
  await answerInVain();
  await button(/^Next/u).press('Enter');
  await page.getByText('You are still here: this answer is not saved').waitFor();
  expect(await page.getByRole('alert').count()).toBe(1);
  await option(0).focus();
  for (let at = 0; at < 4; at += 1) {
    const gap = await option(at).evaluate((radio) => {
      const foot = document.querySelector('[role="alert"]')?.parentElement?.parentElement;
      return (foot?.getBoundingClientRect().top ?? 0) - radio.getBoundingClientRect().bottom;
    });
    expect(gap, `option ${at + 1}`).toBeGreaterThan(0);
    if (at < 3) await page.keyboard.press('ArrowDown');
  }
  expect(await violations(page)).toEqual([]);
});

test('the end of a section names the answer that is not saved, and goes on without it', async () => {
  await button(/^Review and end section 1/u).press('Enter');
  await unsaved(1).waitFor();
  await page.getByRole('dialog').getByText('Not saved: the disk is full').waitFor();
  await expect.poll(focused).toBe('Keep working');
  expect(await violations(page)).toEqual([]);
  for (const name of ['End section 1', 'Try again']) {
    const before = disk.refusals;
    // While the press before is being answered one more tries nothing: it is pressed again.
    const pressed = async () => {
      await inDialog(name).press('Enter');
      return disk.refusals;
    };
    await expect.poll(pressed).toBeGreaterThan(before);
    await unsaved(1).waitFor();
  }
  await inDialog('Go on without it').press('Enter');
  await button('Review and hand in').waitFor();
  // Until the next question is there the one before stays, and takes no keys.
  await page.getByText('Which line is it? Second half').waitFor();
  await stateIs('No answer yet. You cannot come back to it.');
  await page.getByText('0 answers saved').waitFor();
  await button('Leave').press('Enter');
  await page.getByText('Your answers are saved').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('leaving names the answer that is not saved; once it is kept nothing is said, and the keys go on', async () => {
  await answerInVain();
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

test('U that is refused takes back the same change when it is pressed again', async () => {
  disk.refused.push('study.strike');
  await page.keyboard.press('2');
  await expect.poll(() => option(1).isChecked()).toBe(true);
  await stateIs('Saved');
  disk.full = true;
  await page.keyboard.press('u');
  await stateIs('Not saved');
  disk.full = false;
  await page.keyboard.press('u');
  await stateIs('Saved');
  expect(await option(0).isChecked()).toBe(true);

  for (const [key, name] of [
    ['4', 'D'],
    ['3', 'C'],
  ] as const) {
    await page.keyboard.press('x');
    await page.keyboard.press(key);
    await button(`Restore ${name}`).waitFor();
  }
  disk.full = true;
  await page.keyboard.press('u');
  await page.getByText('Not saved: the disk is full').waitFor();
  await button('Restore C').waitFor();
  disk.full = false;
  await page.keyboard.press('u');
  await button('Strike out C').waitFor();
  await button('Restore D').waitFor();
});

test('what was refused counts for U once it is tried again, what never came to be does not, and a taking back is one', async () => {
  disk.refused.push('study.highlight');
  const full = () => page.getByText('Not saved: the disk is full').waitFor();
  const inVain = async (...keys: string[]) => {
    disk.full = true;
    for (const key of keys) await page.keyboard.press(key);
    await full();
    disk.full = false;
  };
  const tryAgain = () => button('Try again').press('Enter');

  // Struck: D. What was refused and left is not the last change.
  await inVain('x', '3');
  await page.keyboard.press('u');
  await button('Strike out D').waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('4');
  await button('Restore D').waitFor();
  await inVain('x', '3');
  await tryAgain();
  await button('Restore C').waitFor();
  await inVain('u');
  await tryAgain();
  await button('Strike out C').waitFor();
  await page.keyboard.press('u');
  await button('Strike out D').waitFor();

  const marked = () => page.evaluate(() => [...(CSS.highlights.get('answly-marked') ?? [])].map(String));
  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await expect.poll(marked).toEqual(['Which']);
  // While the cursor of words is there, Enter marks.
  await inVain('ArrowRight', 'm', 'Escape');
  await tryAgain();
  await expect.poll(marked).toEqual(['Which', 'line']);
  await inVain('u');
  await tryAgain();
  await expect.poll(marked).toEqual(['Which']);
  await page.keyboard.press('u');
  await expect.poll(marked).toEqual([]);
});

test('an exam whose answers and pause are refused can be left with its clock running', async () => {
  disk.refused.push('exam.pause');
  await button(/^Next/u).press('Enter');
  await waitForQuestion(page, 2);
  await answerInVain();
  await page.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  await page.getByRole('dialog', { name: 'Pause and leave?' }).waitFor();
  await unsaved(2).waitFor();
  await expect.poll(focused).toBe('Stay');
  await inDialog('Go on without it').press('Enter');
  await page.getByRole('dialog').getByText('The clock could not be stopped.').waitFor();
  expect(await violations(page)).toEqual([]);
  await inDialog('Leave with the clock running').press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
});
