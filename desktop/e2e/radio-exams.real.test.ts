/** The three amateur-radio exams on their real pools; the Extra one is sat by keyboard alone in a real browser. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { importFiles, openScreen, passFirstRun, waitForAnswers, waitForQuestion } from './student.ts';

const radio = fileURLToPath(new URL('../../../shared/content/ham-radio/', import.meta.url));
const figures = () => readdirSync(join(radio, 'figures')).map((name) => join(radio, 'figures', name));
const pools = [
  { file: 'technician-2026-2030.json', figures: /^t-/u, questions: 35, pass: 26 },
  { file: 'general-2023-2027.json', figures: /^g7-/u, questions: 35, pass: 26 },
  { file: 'extra-2024-2028.json', figures: /^e\d/u, questions: 50, pass: 37 },
];
const extraCount = 50;

if (!existsSync(radio)) throw new Error(`${radio} should hold the real content`);
const { page } = await useComputer();
beforeAll(() => passFirstRun(page, 'Computing Foundations'));

/** Goes on with Tab until the focus is on a control of this name: a student without a mouse. */
async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(focused.trim())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}`);
}

test('each pool brings its exam: one question of each group, 35, 35 and 50 of them', async () => {
  for (const pool of pools) {
    const own = figures().filter((path) => pool.figures.test(path.split('/').at(-1) ?? ''));
    await importFiles(page, [join(radio, pool.file), ...own]);
  }
  await openScreen(page, 'Today');
  for (const { questions } of pools)
    await page
      .getByText(new RegExp(`${questions} questions`, 'u'))
      .first()
      .waitFor();
  expect(await page.getByRole('button', { name: /^Sit the exam/u }).count()).toBeGreaterThanOrEqual(3);
});

test('the Extra exam, 50 questions by keyboard alone: answered, flagged, handed in, passed or not by 37', async () => {
  await page.getByRole('heading', { level: 1 }).first().focus();
  await tabTo(/^Sit the exam: .*Extra/u);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  expect(await violations(page)).toEqual([]);
  await tabTo(/^Start the clock$/u);
  await page.keyboard.press('Enter');
  await page.getByText('0 answers saved').waitFor();
  for (let number = 1; number <= extraCount; number += 1) {
    await waitForQuestion(page, number);
    await page.keyboard.press(String(1 + (number % 4)));
    await waitForAnswers(page, number);
    if (number === 7) {
      await page.keyboard.press('f');
      await page.getByText('Flagged', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await page.keyboard.press('Space');
  }
  await page.getByRole('dialog', { name: 'Hand in?' }).waitFor();
  await tabTo(/^Hand in$/u);
  await page.keyboard.press('Enter');
  await page.getByText(/37 pass/u).waitFor();
  await page
    .getByText(/(?:You passed|Not passed)/u)
    .first()
    .waitFor();
  expect(await violations(page)).toEqual([]);
});
