/** Every type of question answered through roles and names, as someone does who uses a screen reader; mostly wrongly. */
import type { ItemType } from '@answly/shared/model/item';
import type { Page } from 'playwright-core';
import { pictureWords, rightOrder, transcript } from './types-pack.ts';

export const answerByRoles: Record<ItemType, (page: Page) => Promise<void>> = {
  async single(page) {
    await page.getByRole('button', { name: `${pictureWords}: enlarge` }).click();
    const dialog = page.getByRole('dialog', { name: 'Picture' });
    await dialog.getByRole('img', { name: pictureWords }).waitFor();
    await dialog.getByRole('button', { name: 'Zoom in' }).click();
    await dialog.getByText('150%').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await chooseByName(page, 'radio', ['Down']);
  },
  multiple: (page) => chooseByName(page, 'checkbox', ['Two', 'Three']),
  'true-false': (page) => chooseByName(page, 'radio', ['False']),
  numeric: (page) => typeAnswer(page, '43'),
  async 'short-text'(page) {
    await page.getByRole('button', { name: 'Transcript' }).click();
    await page.getByText(transcript).waitFor();
    await page.waitForFunction(() => (document.querySelector('audio')?.duration ?? 0) > 0.9);
    await typeAnswer(page, 'York');
  },
  async ordering(page) {
    for (const name of rightOrder) {
      await page.getByRole('combobox', { name: `Place of ${name}` }).selectOption({ label: '1' });
    }
    await page.getByRole('button', { name: 'Move down: Three' }).click();
    await page.getByText('Three: now in place 2 of 3').waitFor();
    await dragAbove(page, 'Three', 'Two');
    await page.getByText('Three: now in place 1 of 3').waitFor();
    await pressAnswer(page);
  },
  async matching(page) {
    await pick(page, 'Option for: Hot', 'Slow');
    await pressAnswer(page);
  },
  async cloze(page) {
    await page.getByRole('textbox', { name: 'Gap 1 of 3' }).fill('8');
    await pick(page, 'Gap 3 of 3', 'shorter');
    await pressAnswer(page);
  },
  async flashcard(page) {
    await page.getByRole('button', { name: 'Turn over' }).click();
    await page.getByRole('group', { name: 'Other side' }).getByText('It is 1024.').waitFor();
    await page.getByRole('button', { name: 'Again' }).click();
    // The grades are gone; the focus is where it goes on.
    await page.locator('button:focus', { hasText: /^(?:Next question|See the result)/u }).waitFor();
  },
};

async function chooseByName(page: Page, role: 'radio' | 'checkbox', names: string[]): Promise<void> {
  const field = page.locator('fieldset[aria-labelledby="stem"]');
  for (const name of names) await field.getByRole(role, { name, exact: true }).check();
  await pressAnswer(page);
}

async function typeAnswer(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your answer' }).fill(text);
  await pressAnswer(page);
}

async function pick(page: Page, list: string, words: string): Promise<void> {
  const options = page.getByRole('combobox', { name: list });
  const value = await options.locator('option', { hasText: words }).getAttribute('value');
  await options.selectOption(value);
}

/** With the mouse, by the grip of its row. */
async function dragAbove(page: Page, name: string, other: string): Promise<void> {
  const row = (words: string) =>
    page.getByRole('listitem').filter({ has: page.getByText(words, { exact: true }) });
  await row(name).locator('svg').first().hover();
  await page.mouse.down();
  await row(other).hover({ position: { x: 200, y: 4 } });
  await page.mouse.up();
}

async function pressAnswer(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Answer/u }).click();
}
