/** An exam from the dialog before it to its result: a question, the calculator, the end of a section, the break, a pause. */
import type { Page } from 'playwright-core';
import { openScreen } from '../student.ts';
import { narrow, picture, pictureAt } from './picture.ts';

export async function takeExam(page: Page): Promise<void> {
  await openScreen(page, 'Today');
  await page
    .getByRole('button', { name: /^Sit the exam/u })
    .first()
    .click();
  await page.getByRole('button', { name: 'Start the clock' }).waitFor();
  await picture(page, 'exam-start');
  await pictureAt(page, narrow, 'exam-start-narrow');
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await shown(page, 1);
  await answerAll(page);
  await page.getByRole('button', { name: /^Flag/u }).click();
  await picture(page, 'exam');
  await pictureAt(page, narrow, 'exam-narrow');
  await takeCalculator(page);
  await takePause(page);
  await endStage(page, 'exam-end');
  await page.getByRole('heading', { name: 'A break' }).waitFor();
  await picture(page, 'exam-break');
  await page.keyboard.press('Enter');
  await shown(page, 1);
  await markWords(page);
  await answerAll(page);
  await endStage(page, 'exam-hand-in');
  await page.getByRole('button', { name: 'See every question' }).waitFor();
  await picture(page, 'exam-result');
  await pictureAt(page, narrow, 'exam-result-narrow');
}

async function takeCalculator(page: Page): Promise<void> {
  // Not by its key: the last question may be one that is typed.
  await page.getByRole('button', { name: /^Calculator/u }).click();
  await page.getByRole('textbox', { name: 'Calculation' }).fill('2^10 ÷ 8');
  await page.keyboard.press('Enter');
  await picture(page, 'calculator');
  await pictureAt(page, narrow, 'calculator-narrow');
  await page.keyboard.press('Escape');
}

async function takePause(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  await picture(page, 'exam-paused');
  await page.keyboard.press('Enter');
  await page.locator('#stem').waitFor();
}

/** By the cursor that goes from word to word. */
async function markWords(page: Page): Promise<void> {
  for (const key of ['m', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'm'])
    await page.keyboard.press(key);
  await page.getByText(/is marked\./u).waitFor();
  await picture(page, 'highlight');
  await page.keyboard.press('Escape');
}

async function endStage(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Review and/u }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^(?:End|Hand)/u }).waitFor();
  await picture(page, name);
  await dialog.getByRole('button', { name: /^(?:End|Hand)/u }).click();
}

/** Up to the last question of the section. */
async function answerAll(page: Page): Promise<void> {
  for (let number = 1; ; number++) {
    await shown(page, number);
    const typed = page.getByRole('textbox');
    if (await typed.count()) await typed.first().fill('42');
    else await page.keyboard.press(String(1 + (number % 2)));
    await page.getByText('Saved', { exact: true }).waitFor();
    const next = page.getByRole('button', { name: /^Next/u });
    if ((await next.count()) === 0) return;
    await next.click();
  }
}

/** Keys are for the question that is on the screen, not for the one that is asked for. */
async function shown(page: Page, number: number): Promise<void> {
  await page.getByText(new RegExp(`^Question ?${number}$`, 'u')).waitFor();
}
