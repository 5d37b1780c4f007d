/** Every type of question in an exam, by keys alone, with nothing for axe to find; and what is typed as the time runs out. */
import type { ItemType } from '@answly/shared/model/item';
import { beforeAll, expect, test } from 'vitest';
import { fillByKeys } from './answer-by-keys.ts';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { beginBlock, confirm, openScreen, waitForAnswers, waitForQuestion } from './student.ts';
import { importTypes, lockedExam, longExam, packTitle, shortExam, stems, typeShown } from './types-pack.ts';

const types = Object.keys(stems) as ItemType[];

const computer = await useComputer();
const { page } = computer;
beforeAll(() => importTypes(page, computer.folder));

async function beginExam(title: string): Promise<void> {
  await openScreen(page, 'Today');
  await page.getByRole('button', { name: `Sit the exam: ${title}` }).press('Enter');
  await page.getByText(`To pass: ${types.length} marks.`).waitFor();
  await confirm(page, 'Start the clock');
}

test('by keys alone every type is answered in an exam, and all of them are right', async () => {
  await beginExam(longExam);
  const seen: ItemType[] = [];
  for (let number = 1; number <= types.length; number++) {
    await waitForQuestion(page, number);
    await page.getByText(`To pass: ${types.length} marks.`).waitFor();
    const type = await typeShown(page);
    seen.push(type);
    expect(await violations(page), `${type}, unanswered`).toEqual([]);
    await fillByKeys[type](page);
    await waitForAnswers(page, number);
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await violations(page), `${type}, answered`).toEqual([]);
    if (number < types.length) await page.getByRole('button', { name: /^Next/u }).press('Enter');
  }
  expect(seen.toSorted()).toEqual(types.toSorted());
  await page.getByRole('button', { name: /^Review and hand in/u }).press('Enter');
  await confirm(page, 'Hand in');
  await page.getByRole('heading', { name: /You passed/u }).waitFor();
  await page.getByText(`${types.length} of ${types.length} marks`).waitFor();
  // How sure was not asked.
  expect(await page.getByText('Sure and wrong').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
});

async function goTo(type: ItemType): Promise<number> {
  let number = 1;
  await waitForQuestion(page, number);
  while ((await typeShown(page)) !== type) {
    await page.getByRole('button', { name: /^Next/u }).press('Enter');
    await waitForQuestion(page, ++number);
  }
  return number;
}

test('a choice that no question fits is said in the core’s own words, and a block without minutes is not begun', async () => {
  await beginBlock(page, packTitle, '');
  await page.getByText('Whole minutes, from 1 to 600.').waitFor();
  expect(await violations(page)).toEqual([]);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill('20');
  await dialog.getByRole('radio', { name: 'Flagged' }).check();
  await dialog.getByRole('button', { name: 'Start' }).press('Enter');
  await dialog.getByText('No question of this pack is flagged.').waitFor();
  expect(await dialog.getByText('study.nothing').count()).toBe(0);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('in a timed block a flashcard is turned and graded by its buttons, and the grade stays to be seen', async () => {
  await beginBlock(page, packTitle, '20');
  await goTo('flashcard');
  await page.getByRole('button', { name: 'Turn over' }).click();
  await page.getByRole('group', { name: 'Other side' }).waitFor();
  await page.getByRole('button', { name: 'Good' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Good', pressed: true }).waitFor();
  // A card that is taken back lies on its front again, and can be left as it is.
  await page.getByRole('button', { name: 'Clear answer' }).click();
  await page.getByRole('button', { name: 'Turn over' }).waitFor();
});

test('a number that cannot be read is kept, and said to be none', async () => {
  await page.goto(`${page.url().replace(/\?.*$/u, '')}?at=1`);
  await goTo('numeric');
  await page.getByRole('textbox', { name: 'Your answer' }).fill('abc');
  await page.getByText('This is not read as a number: as it stands it earns nothing.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Your answer' }).fill('41,5');
  await page.getByText('This is not read as a number').waitFor({ state: 'hidden' });
  await handIn();
});

test('nothing that cannot be read as a number is left behind before that was said, and only on purpose', async () => {
  await beginExam(lockedExam);
  const number = await goTo('numeric');
  const field = page.getByRole('textbox', { name: 'Your answer' });
  await field.fill('abc');
  const held = page.getByText('You are still here: as it stands it earns nothing, and you cannot come back');
  // At once, before it is kept, and once more: Enter is no consent.
  for (let time = 0; time < 2; time += 1) {
    await field.press('Enter');
    await held.waitFor();
  }
  await page.getByRole('button', { name: /^Review and hand in/u }).press('Enter');
  await waitForQuestion(page, number);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByText('This is not read as a number').count()).toBe(1);
  expect(await violations(page)).toEqual([]);
  await field.fill('4');
  await held.waitFor({ state: 'hidden' });
  await field.fill('four');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Go on with it as it is' }).press('Enter');
  await page
    .getByText(new RegExp(`^Question ?${number + 1}$`, 'u'))
    .or(page.getByRole('dialog'))
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await handIn();
});

/** Left unfinished, it would keep the keys of the same questions closed in the review of the exam that follows. */
async function handIn(): Promise<void> {
  await page.getByRole('button', { name: 'Review and hand in' }).press('Enter');
  await confirm(page, 'Hand in');
  await page.getByRole('button', { name: 'See every question' }).waitFor();
}

test('time that is up hands in what is there, with what was typed to the last moment, and goes on to the result', async () => {
  await beginExam(shortExam);
  const number = await goTo('numeric');
  const field = page.getByRole('textbox', { name: 'Your answer' });
  await field.focus();
  const end = page.getByRole('heading', { name: 'Time is up' });
  let typed = 0;
  // Without a rest: what waits for one would be lost.
  while (!(await end.isVisible())) {
    await page.keyboard.type('1');
    typed += 1;
    await page.waitForTimeout(100);
  }
  await page.getByText(`It was handed in as it stood: 1 of ${types.length} questions`).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'See every question' }).press('Enter');
  await page.getByRole('button', { name: new RegExp(`^${number}, `, 'u') }).press('Enter');
  await waitForQuestion(page, number);
  const kept = (await field.inputValue()).length;
  expect(kept).toBeGreaterThanOrEqual(typed - 10);
});
