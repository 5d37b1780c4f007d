/** A pack in another language than the page: who listens hears each in its own, and formulas are read wherever they stand. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { arabicPack, arabicTitle } from './arabic-pack.ts';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { spanishPack, spanishStems, spanishTitle, spanishTopic } from './spanish-pack.ts';
import { importFiles, openScreen, study, waitForAnswers, waitForQuestion } from './student.ts';
import { importFirst } from './types-pack.ts';

const computer = await useComputer();
const { page } = computer;
beforeAll(() => importFirst(page, computer.folder, spanishPack()));

type Kind = keyof typeof spanishStems;

/** Opens a new session at the question of a kind. */
async function goTo(kind: Kind): Promise<void> {
  await page.evaluate(() => (location.hash = '#/'));
  await study(page, spanishTitle);
  for (let number = 1; !(await isShown(kind)); number++) {
    await page.keyboard.press('ArrowRight');
    await waitForQuestion(page, number + 1);
  }
}

const isShown = async (kind: Kind) =>
  (await page.locator('#stem').innerText()).startsWith(spanishStems[kind]);

/** The language in which it is read. */
const languageOf = (element: Locator) =>
  element.first().evaluate((found) => found.closest('[lang]')?.getAttribute('lang'));

test('the words of the pack are Spanish, and those of the page are not, before and after the answer', async () => {
  await goTo('single');
  const title = page.getByText(spanishTitle, { exact: true });
  expect(await languageOf(title)).toBe('es');
  const stem = page.locator('#stem');
  expect(await languageOf(stem.getByText(spanishStems.single))).toBe('es');
  expect(await languageOf(stem.getByRole('cell', { name: 'media' }))).toBe('es');
  expect(await languageOf(stem.getByRole('group', { name: 'Table' }))).toBe('en');
  const math = stem.getByRole('math', { name: 'a equals b' });
  await math.first().waitFor();
  expect(await languageOf(math)).toBe('en');
  expect(await languageOf(page.getByRole('button', { name: 'Strike out A' }))).toBe('en');
  await page.getByRole('radio', { name: 'Ninguna' }).check();
  await page.keyboard.press('Space');
  await waitForAnswers(page, 1);
  for (const words of ['Porque sí', 'Leer fórmulas', 'Apuntes', 'así'])
    expect(await languageOf(page.getByRole('main').getByText(words)), words).toBe('es');
  for (const words of ['Your answer', 'Correct', 'Why missed', 'Objective'])
    expect(await languageOf(page.getByRole('main').getByText(words, { exact: true })), words).toBe('en');
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('heading', { name: 'Unfinished' }).waitFor();
  expect(await languageOf(title)).toBe('es');
});

/** Where a mark stands in another line than the formula that it touches, in stems of every width. */
function partedMarks(stem: HTMLElement): string[] {
  const lineOf = (text: Text, at: number) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  };
  const isApart = (mark: DOMRect, part: DOMRect) => mark.bottom < part.top + 4 || mark.top > part.bottom - 4;
  const found: string[] = [];
  for (let width = 240; width <= 600; width += 3) {
    stem.style.width = `${width}px`;
    for (const math of stem.querySelectorAll('[role="math"]')) {
      const rects = [...math.querySelectorAll('.katex-base')].map((each) => each.getBoundingClientRect());
      const [before, after] = [math.previousSibling, math.nextSibling];
      const [first, last] = [rects[0], rects.at(-1)];
      if (first === undefined || last === undefined) continue;
      if (after instanceof Text && /^[^\s]/u.test(after.data) && isApart(lineOf(after, 0), last))
        found.push(`${after.data.slice(0, 2)} at ${width}`);
      if (
        before instanceof Text &&
        /[^\s]$/u.test(before.data) &&
        isApart(lineOf(before, before.length - 1), first)
      )
        found.push(`${before.data.slice(-2)} at ${width}`);
      if (last.right > stem.getBoundingClientRect().right + 1) found.push(`too wide at ${width}`);
    }
  }
  stem.style.width = '';
  return found;
}

/** How often a formula stands in two lines, in stems of every width. */
function brokenFormulas(stem: HTMLElement): number {
  let count = 0;
  for (let width = 240; width <= 600; width += 3) {
    stem.style.width = `${width}px`;
    for (const math of stem.querySelectorAll('[role="math"]')) {
      const parts = [...math.querySelectorAll('.katex-base')].map((each) => each.getBoundingClientRect());
      if ((parts.at(-1)?.top ?? 0) > (parts[0]?.bottom ?? 0)) count += 1;
    }
  }
  stem.style.width = '';
  return count;
}

/** How much of a title is cut away, and whether its first letter is seen. */
function cutOf(title: HTMLElement): { isCut: boolean; showsBeginning: boolean } {
  const words = title.querySelector('bdi')?.firstChild ?? title;
  const range = document.createRange();
  range.selectNodeContents(words);
  const box = title.getBoundingClientRect();
  const isCut = range.getBoundingClientRect().width > box.width + 1;
  range.setEnd(words, 1);
  const first = range.getBoundingClientRect();
  return { isCut, showsBeginning: first.left >= box.left - 1 && first.right <= box.right + 1 };
}

test('a long title that runs from right to left is cut at its end', async () => {
  await page.evaluate(() => (location.hash = '#/'));
  const file = join(computer.folder, 'arabic.answlypack');
  writeFileSync(file, arabicPack());
  await importFiles(page, [file]);
  await study(page, arabicTitle);
  const title = page.getByRole('banner').locator('p').first();
  expect(await title.evaluate(cutOf)).toEqual({ isCut: true, showsBeginning: true });
});

test('a mark that touches a formula never stands alone in another line, and a long formula still breaks', async () => {
  await goTo('single');
  const stem = page.locator('#stem');
  await stem.locator('.katex-base').first().waitFor();
  expect(await stem.locator('.katex-base').count()).toBeGreaterThan(30);
  expect(await stem.evaluate(partedMarks)).toEqual([]);
  expect(await stem.evaluate(brokenFormulas)).toBeGreaterThan(10);
});

test('lists to pick from show formulas as they are read, in the language of the pack', async () => {
  for (const [kind, name] of [
    ['matching', 'Option for: La mitad de n²'],
    ['cloze', 'Gap 1 of 1'],
  ] as const) {
    await goTo(kind);
    const list = page.getByRole('combobox', { name });
    expect(await languageOf(list), kind).toBe('en');
    const texts = await list.locator('option').allInnerTexts();
    expect(texts.map((each) => each.replace(/^[A-C]\. /u, '')).toSorted(), kind).toEqual(
      [kind === 'cloze' ? 'Pick one' : 'Pick an option', '1/2 n²', '√(x + 1) ≤ 3', 'Ninguna'].toSorted(),
    );
    const own = list.locator('option').filter({ hasText: /^Pick/u });
    expect([await languageOf(own), await languageOf(list.getByText('Ninguna'))], kind).toEqual(['en', 'es']);
    expect(await violations(page), kind).toEqual([]);
  }
});

test('dialogs about a pack name it in its language, among words of the page', async () => {
  await page.evaluate(() => (location.hash = '#/'));
  await openScreen(page, 'Library');
  const dialog = page.getByRole('dialog');
  const heading = (words: string) => dialog.getByRole('heading', { name: `${words} ${spanishTitle}` });
  const title = dialog.getByText(spanishTitle, { exact: true });
  await page.getByRole('button', { name: `Study ${spanishTitle}` }).press('Enter');
  expect([await languageOf(heading('Study')), await languageOf(title)]).toEqual(['en', 'es']);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: `More for ${spanishTitle}` }).press('Enter');
  await page.getByRole('menuitem', { name: 'Remove from this computer' }).press('Enter');
  expect([await languageOf(heading('Remove')), await languageOf(title)]).toEqual(['en', 'es']);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('what a search finds is told in its language, its formulas as they are read', async () => {
  await page.evaluate(() => (location.hash = '#/'));
  await openScreen(page, 'Library');
  expect(await languageOf(page.getByText(spanishTitle))).toBe('es');
  await page.getByRole('searchbox').fill('empareje');
  const hit = page.getByRole('button', { name: `${spanishTitle}, ${spanishTopic}` });
  await hit.waitFor();
  expect(await languageOf(hit)).toBe('es');
  expect(await hit.innerText()).toContain('1/2 n² √(x + 1) ≤ 3 Ninguna');
  await hit.click();
  expect(await languageOf(page.getByRole('heading', { name: spanishTitle }).locator('span'))).toBe('es');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  const find = page.getByRole('dialog');
  await find.getByRole('textbox').fill('mediana');
  const found = find.getByRole('button', { name: 'La mediana vale' });
  await found.waitFor();
  expect(await languageOf(found)).toBe('es');
  await find.getByRole('textbox').fill('repaso');
  expect(await languageOf(find.getByText(spanishTitle, { exact: true }))).toBe('es');
  expect(await languageOf(find.getByText('3 questions', { exact: true }))).toBe('en');
});
