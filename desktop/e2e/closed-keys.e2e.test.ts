/** What a timed block asks keeps its key closed in an earlier session, on the screen and on paper, until it is handed in. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import {
  answerByKeys,
  confirm,
  importFiles,
  openScreen,
  passFirstRun,
  pauseAndLeave,
  removePack,
  study,
} from './student.ts';

const pack = 'Computing Foundations';
const why = /An exam or timed block that you have begun asks this question too/u;

const computer = await useComputer();
const { page } = computer;
beforeAll(() => passFirstRun(page, pack));

/** Answers until something was missed, so that there is a mistake for the block to ask. */
async function missOne(): Promise<void> {
  await study(page, pack);
  for (let saved = 1; ; saved += 1) {
    await answerByKeys(page, saved);
    await page.getByRole('button', { name: /^Next question/u }).waitFor();
    const missed = await page.getByRole('radiogroup', { name: 'Why did you miss it?' }).count();
    if (missed > 0) return;
    await page.getByRole('button', { name: /^Next question/u }).press('Enter');
  }
}

test('a question that was missed shows its key, until a block asks it; then it says why, and the key comes back', async () => {
  await missOne();
  const session = page.url();
  await page.getByRole('heading', { name: 'Why', exact: true }).waitFor();

  await openLibrary();
  await page.getByRole('button', { name: `Study ${pack}` }).press('Enter');
  await page.getByRole('radio', { name: 'Mistakes' }).check();
  await page.getByRole('radio', { name: 'Timed' }).check();
  await confirm(page, 'Start');
  await page.getByText('0 answers saved').waitFor();
  const block = page.url();
  await pauseAndLeave(page);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();

  await page.goto(session);
  await page.getByText(why).waitFor();
  await page.getByText('Not shown before the exam that asks it is over.').waitFor();
  expect(await page.getByRole('heading', { name: 'Why', exact: true }).count()).toBe(0);
  expect(await page.getByRole('radiogroup', { name: 'Why did you miss it?' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);

  await page.goto(block);
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Review and hand in/u }).press('Enter');
  await confirm(page, 'Hand in');
  await page.getByRole('button', { name: 'See every question' }).waitFor();
  await page.goto(session);
  await page.getByRole('heading', { name: 'Why', exact: true }).waitFor();
  expect(await page.getByText(why).count()).toBe(0);
});

test('where a block asks all there is, today has nothing to practise, says why, and leads to it', async () => {
  const file = join(computer.folder, 'small.csv');
  writeFileSync(file, 'question,a,b,answer\nWhich port does HTTPS use?,80,443,B\nAnd HTTP?,80,443,A\n');
  await openLibrary();
  await importFiles(page, [file]);
  await removePack(page, pack);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Study Small' }).press('Enter');
  await page.getByRole('radio', { name: 'Timed' }).check();
  await confirm(page, 'Start');
  await page.getByRole('timer').waitFor();
  await pauseAndLeave(page);

  await page.getByText('Nothing to practise just now').waitFor();
  await page.getByText('They are closed until it is handed in.').waitFor();
  expect(await page.getByRole('button', { name: /^Start/u }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Resume it' }).press('Enter');
  await page.getByRole('heading', { name: 'Paused' }).waitFor();
});

async function openLibrary(): Promise<void> {
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await openScreen(page, 'Library');
}
