/** Every type of question in a real session: by keys alone, then through roles, with nothing for axe to find. */
import type { ItemType } from '@answly/shared/model/item';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerByKeys } from './answer-by-keys.ts';
import { answerByRoles } from './answer-by-roles.ts';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { openScreen, study, waitForAnswers, waitForQuestion } from './student.ts';
import { importTypes, packTitle, stems, typeShown } from './types-pack.ts';

const types = Object.keys(stems) as ItemType[];

const computer = await useComputer();
const { page } = computer;
beforeAll(() => importTypes(page, computer.folder));

/** A whole session, each question looked at by axe before and after its answer; `check` looks at what it then shows. */
async function runSession(
  answer: Record<ItemType, (page: Page) => Promise<void>>,
  check: (type: ItemType) => Promise<void>,
): Promise<void> {
  await study(page, packTitle);
  const seen = new Set<ItemType>();
  for (let number = 1; number <= types.length; number++) {
    await waitForQuestion(page, number);
    const type = await typeShown(page);
    seen.add(type);
    expect(await violations(page), `${type}, unanswered`).toEqual([]);
    await answer[type](page);
    await waitForAnswers(page, number);
    await check(type);
    expect(await violations(page), `${type}, marked`).toEqual([]);
    await page.keyboard.press('Space');
  }
  expect([...seen].toSorted()).toEqual(types.toSorted());
  await page.getByRole('button', { name: 'See every question' }).waitFor();
}

test('by keys alone every type is answered, rightly', async () => {
  await runSession(answerByKeys, async (type) => {
    const words = type === 'flashcard' ? 'You graded it Good.' : 'Right.';
    await page.getByText(words, { exact: true }).waitFor();
  });
});

/** What stands beside a wrong answer. */
const rightBeside: Record<ItemType, string> = {
  single: 'About Across.',
  multiple: 'About Four.',
  'true-false': 'About True.',
  numeric: '42',
  'short-text': 'Leeds',
  ordering: 'The right order',
  matching: 'About Dry.',
  cloze: 'About longer.',
  flashcard: 'You graded it Again.',
};

test('through roles and names every type is answered, and beside a wrong part stands the right one', async () => {
  await runSession(answerByRoles, async (type) => {
    const paper = page.getByRole('main');
    await paper.getByText(rightBeside[type], { exact: true }).first().waitFor();
    if (type === 'matching' || type === 'cloze') {
      await paper.getByText('Left open', { exact: true }).waitFor();
      await paper.getByText('Correct:', { exact: true }).first().waitFor();
    }
  });
});

/** What stands in the dialog over a question that a search has found. */
const keyShown: Record<ItemType, string[]> = {
  single: ['Across', 'Correct'],
  multiple: ['Four', 'Correct'],
  'true-false': ['True', 'Correct'],
  numeric: ['42'],
  'short-text': ['Leeds'],
  ordering: ['One', 'About One.', 'Three'],
  matching: ['Hot', 'Cold', 'Wet', 'Dry', 'Slow'],
  cloze: ['Gap 1', '8', 'Gap 2', 'nibble', 'Gap 3', 'longer'],
  flashcard: ['It is 1024.'],
};

test('a question that a search finds shows its key in the shape of its type', async () => {
  await openScreen(page, 'Library');
  for (const type of types) {
    const words = stems[type];
    await page.getByRole('searchbox').fill(words);
    await page
      .getByRole('button', { name: `${packTitle}, Types` })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words).first().waitFor();
    for (const each of keyShown[type]) await dialog.getByText(each, { exact: true }).first().waitFor();
    expect(await violations(page), type).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('searchbox').fill('');
    await page.getByRole('heading', { name: 'Found', exact: true }).waitFor({ state: 'hidden' });
  }
});
