/** A timed block by keyboard alone in a real browser: killed in its middle, gone on with, handed in; each screen open to all. */
import { beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { findCore } from './core-process.ts';
import { useComputer } from './computer.ts';
import {
  confirm,
  openScreen,
  passFirstRun,
  waitForAnswers,
  waitForDialog,
  waitForQuestion,
} from './student.ts';

const pack = 'Computing Foundations';
const questionCount = 10;

const computer = await useComputer();
const { page } = computer;
beforeAll(() => passFirstRun(page, pack));

async function begin(minutes: number): Promise<void> {
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: `Study ${pack}` }).press('Enter');
  await waitForDialog(page);
  await page.getByRole('radio', { name: 'Explained' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('textbox', { name: 'Minutes' }).fill(String(minutes));
  expect(await violations(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).press('Enter');
  await page.getByText('0 answers saved').waitFor();
  await waitForQuestion(page, 1);
}

const options = () => page.locator('fieldset[aria-labelledby="stem"]').locator('input');

/** Answers what is on the screen, by keys, and waits until that is kept. */
async function answer(saved: number): Promise<void> {
  if ((await options().count()) > 0) await page.keyboard.press('1');
  else {
    await page.getByRole('textbox', { name: 'Your answer' }).focus();
    await page.keyboard.type('42');
  }
  await waitForAnswers(page, saved);
  await page.getByText('Saved', { exact: true }).waitFor();
}

/** On to the next question; from a text field the key is Enter. */
async function goOn(number: number): Promise<void> {
  await page.keyboard.press('Enter');
  await waitForQuestion(page, number);
}

const marked = () => page.evaluate(() => [...(CSS.highlights.get('answly-marked') ?? [])].map(String));
const secondsLeft = async () => {
  const [minutes, seconds] = (await page.getByRole('timer').innerText()).split(/[:\s]/u).map(Number);
  return (minutes ?? 0) * 60 + (seconds ?? 0);
};

test('a timed block survives the death of the core: same question, answers, flags, strikes, marks, and the clock', async () => {
  await begin(20);
  // Questions are drawn anew each time: the first that has options gets everything.
  let at = 1;
  while ((await options().count()) === 0) {
    await answer(at);
    await goOn(++at);
  }
  await answer(at);
  await page.keyboard.press('f');
  await page.getByText('Flagged', { exact: true }).waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Restore B' }).waitFor();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('m');
  await expect.poll(marked).toHaveLength(1);
  await page.keyboard.press('Escape');
  const before = await marked();
  expect(await violations(page)).toEqual([]);

  // The clock must have moved, or a death that begins it anew would not be seen.
  await expect.poll(secondsLeft).toBeLessThan(20 * 60 - 2);
  const [left, since] = [await secondsLeft(), Date.now()];
  process.kill(findCore(computer.data), 'SIGKILL');
  await page.reload();
  await waitForQuestion(page, at);
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Clear answer' }).waitFor();
  // What the core was dead for is not counted, and less than a second is lost.
  const passed = (Date.now() - since) / 1000;
  const now = await secondsLeft();
  expect(now).toBeLessThanOrEqual(left + 1);
  expect(now).toBeGreaterThanOrEqual(left - passed - 1);

  await waitForAnswers(page, at);
  expect(await options().first().isChecked()).toBe(true);
  expect(await page.getByRole('button', { name: 'Restore B' }).count()).toBe(1);
  expect(await page.getByText('Flagged', { exact: true }).count()).toBe(1);
  await expect.poll(marked).toEqual(before);
});

test('U takes back the last change of the question, be it a mark, the answer or a strike, and that is kept', async () => {
  const before = await marked();
  const checked = async () => page.locator('fieldset[aria-labelledby="stem"] input:checked').count();
  expect(await options().first().isChecked()).toBe(true);
  await page.keyboard.press('x');
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Restore B' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('2');
  await expect.poll(() => options().nth(1).isChecked()).toBe(true);
  await page.getByText('Saved', { exact: true }).waitFor();
  for (const key of ['m', 'End', 'm', 'Escape']) await page.keyboard.press(key);
  await expect.poll(marked).not.toEqual(before);

  await page.keyboard.press('u');
  await expect.poll(marked).toEqual(before);
  expect(await options().nth(1).isChecked()).toBe(true);
  await page.keyboard.press('u');
  await expect.poll(() => options().first().isChecked()).toBe(true);
  await page.keyboard.press('u');
  await page.getByRole('button', { name: 'Restore B' }).waitFor();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Restore B' }).waitFor();
  await expect.poll(() => options().first().isChecked()).toBe(true);
  await expect.poll(marked).toEqual(before);
  expect(await checked()).toBe(1);
});

test('an answer may be changed, the time is said when asked, and the calculator gives the keys back', async () => {
  await page.keyboard.press('2');
  await page.getByText('B is struck out: X, then 2, restores it').waitFor();
  if ((await options().count()) > 2) {
    await page.keyboard.press('3');
    await expect.poll(() => options().nth(2).isChecked()).toBe(true);
    await page.getByText('Saved', { exact: true }).waitFor();
  }
  await page.keyboard.press('t');
  await page
    .getByRole('status')
    .filter({ hasText: /minutes? .*left$/u })
    .waitFor();
  await page.keyboard.press('Shift+C');
  await page.getByRole('textbox', { name: 'Calculation' }).waitFor();
  await page.keyboard.type('2×(3+4)');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '2×(3+4) = 14, use it' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('a pause covers the question and stops the clock', async () => {
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  expect(await page.locator('#stem').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  const left = await secondsLeft();
  await page.reload();
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  expect(await secondsLeft()).toBe(left);
  await page.keyboard.press('Enter');
  await page.locator('#stem').waitFor();
});

test('leaving asks, and what is paused is gone on with from Today', async () => {
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('button', { name: 'Pause and leave' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pause and leave' }).press('Enter');
  await page
    .getByRole('link', { name: `Resume ${pack}` })
    .first()
    .press('Enter');
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#stem').waitFor();
});

test('what is left open is counted before it is handed in, and then comes the result', async () => {
  await page.getByRole('button', { name: 'Review and hand in' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Hand in?' });
  await dialog.getByText('without an answer').waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Go to the first flagged' }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Flagged', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Review and hand in' }).press('Enter');
  await confirm(page, 'Hand in');
  await page.getByRole('button', { name: 'See every question' }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.getByText(`of ${questionCount} marks`).count()).toBe(1);
});

test('a mock exam: begun from Today, a section that closes what is left, a break, a second section, passed or not', async () => {
  await openScreen(page, 'Today');
  await page.getByRole('button', { name: /^Sit the exam/u }).press('Enter');
  await page.getByRole('dialog').getByRole('radio', { name: '1.5×' }).check();
  await page.getByRole('dialog').getByText('45 minutes').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start the clock' }).press('Enter');
  await waitForQuestion(page, 1);
  expect(await secondsLeft()).toBeGreaterThan(22 * 60);
  await answer(1);
  await goOn(2);
  // What was left is closed by the rule of this section.
  expect(await page.getByRole('button', { name: '1, answered, closed' }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: 'Back' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Review and end section 1' }).press('Enter');
  await confirm(page, 'End section 1');
  await page.getByRole('heading', { name: 'A break' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await waitForQuestion(page, 1);
  await goOn(2);
  await page.keyboard.press('ArrowLeft');
  await waitForQuestion(page, 1);
  await page.getByRole('button', { name: 'Review and hand in' }).press('Enter');
  await confirm(page, 'Hand in');
  await page.getByRole('heading', { name: /Not passed/u }).waitFor();
  await page.getByText('pass line').waitFor();
  expect(await violations(page)).toEqual([]);
  // What was left blank was marked too: it is reviewed, and asks for no reason of an answer that was not given.
  await page.getByRole('button', { name: /^Review (?:19|20) missed questions/u }).press('Enter');
  await page.getByText('Review: ').waitFor();
  const stem = page.locator('#stem');
  while ((await page.getByText('Not answered.').count()) === 0) {
    const asked = await stem.innerText();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => stem.innerText()).not.toBe(asked);
  }
  expect(await page.getByText('Why missed').count()).toBe(0);
  await page.getByRole('button', { name: /Explain the answer$/u }).waitFor();
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('button', { name: 'See every question' }).press('Enter');
  await page
    .getByRole('button', { name: /^\d+, no answer/u })
    .first()
    .waitFor();
  expect(await page.getByText('to do', { exact: true }).count()).toBe(0);
  await page.goBack();
  await page.getByText('pass line').waitFor();
});

test('the result is printed with every question, the answer given, the key and why', async () => {
  await page.evaluate(() => {
    window.print = () => {
      document.title = document.querySelector('[data-print-paper]')?.textContent ?? '';
    };
  });
  await page.getByRole('button', { name: 'Print' }).press('Enter');
  await expect.poll(() => page.title()).toContain('Topics, weakest first');
  const printed = await page.title();
  expect(printed).toMatch(/your answer/iu);
  expect(printed).toContain('left without an answer');
});
