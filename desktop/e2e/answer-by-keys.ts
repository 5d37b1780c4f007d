/** Every type of question answered rightly by keys alone, as someone does who uses no mouse. */
import type { ItemType } from '@answly/shared/model/item';
import type { Page } from 'playwright-core';
import { rightOrder, rightPairs } from './types-pack.ts';

/** More stops than any question has. */
const stopsMax = 60;

/** What is right, filled in; in an exam that is all. */
export const fillByKeys: Record<ItemType, (page: Page) => Promise<void>> = {
  single: (page) => chooseByNumber(page, ['Across']),
  multiple: (page) => chooseByNumber(page, ['Two', 'Four']),
  'true-false': (page) => chooseByNumber(page, ['True']),
  numeric: (page) => typeText(page, '42'),
  'short-text': (page) => typeText(page, 'leeds'),
  async ordering(page) {
    for (const [at, name] of rightOrder.entries()) {
      await tabTo(page, `Place of ${name}`);
      while (at < (await placeOf(page, name))) await page.keyboard.press('Alt+ArrowUp');
    }
  },
  async matching(page) {
    for (const [prompt, option] of Object.entries(rightPairs)) {
      await tabTo(page, `Option for: ${prompt}`);
      await pickByArrows(page, option);
    }
  },
  async cloze(page) {
    await tabTo(page, 'Gap 1 of 3, a number');
    await page.keyboard.type('8');
    await page.keyboard.press('Enter');
    await page.keyboard.type('nibble');
    await page.keyboard.press('Enter');
    await pickByArrows(page, 'longer');
  },
  async flashcard(page) {
    await page.keyboard.press('Space');
    await page.getByText('It is 1024.').waitFor();
    await page.keyboard.press('3');
  },
};

/** And answered, as practice wants it. */
export const answerByKeys: Record<ItemType, (page: Page) => Promise<void>> = {
  single: async (page) => fillAndPress(page, 'single', 'Space'),
  multiple: async (page) => fillAndPress(page, 'multiple', 'Space'),
  'true-false': async (page) => fillAndPress(page, 'true-false', 'Space'),
  numeric: async (page) => fillAndPress(page, 'numeric', 'Enter'),
  'short-text': async (page) => fillAndPress(page, 'short-text', 'Enter'),
  ordering: async (page) => fillAndAnswer(page, 'ordering'),
  matching: async (page) => fillAndAnswer(page, 'matching'),
  cloze: async (page) => fillAndAnswer(page, 'cloze'),
  flashcard: fillByKeys.flashcard,
};

async function fillAndPress(page: Page, type: ItemType, key: string): Promise<void> {
  await fillByKeys[type](page);
  await page.keyboard.press(key);
}

async function fillAndAnswer(page: Page, type: ItemType): Promise<void> {
  await fillByKeys[type](page);
  await tabTo(page, 'Answer');
  await page.keyboard.press('Enter');
}

/** Options are shuffled: the number is that of the row. */
async function chooseByNumber(page: Page, names: string[]): Promise<void> {
  const rows = await page.locator('fieldset[aria-labelledby="stem"] label').allInnerTexts();
  for (const name of names) await page.keyboard.press(String(rows.indexOf(name) + 1));
}

async function typeText(page: Page, text: string): Promise<void> {
  await tabTo(page, 'Your answer');
  await page.keyboard.type(text);
}

async function placeOf(page: Page, name: string): Promise<number> {
  return Number(await page.getByRole('combobox', { name: `Place of ${name}` }).inputValue());
}

/** In the list that has the focus. */
async function pickByArrows(page: Page, words: string): Promise<void> {
  const list = page.locator('select:focus');
  for (let at = 0; at < stopsMax; at++) {
    if ((await list.locator('option:checked').innerText()).includes(words)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the list has no "${words}"`);
}

/** Presses Tab until what is named so has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < stopsMax; stop++) {
    const here = await page.evaluate(() => {
      const active = document.activeElement;
      const label = active instanceof HTMLInputElement ? active.labels?.[0]?.textContent : undefined;
      return active?.getAttribute('aria-label') ?? label ?? active?.textContent ?? '';
    });
    if (here === name || (name === 'Answer' && /^Answer(?:\b|Space$|Enter$)/u.test(here))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to "${name}"`);
}
