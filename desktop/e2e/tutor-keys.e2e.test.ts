/** The tutor's drawer by keys alone: where the focus is, what Tab, Escape and the arrows do, and what a listener hears. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerOf, startTutorServer } from '#desktop/core/tutor/testing/tutor-server';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import {
  answerByKeys,
  goToChoice,
  passFirstRun,
  register,
  study,
  waitForAnswers,
  waitForQuestion,
} from './student.ts';

const pack = 'Computing Foundations';
const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };

const server = await startTutorServer();
afterAll(() => server.close());
server.say((asked) => answerOf(asked, 'First this.\n\nThen $n \\to 2$.'));
const { page } = await useComputer({ args: [`--cloud-url=${server.url}`] });
beforeAll(async () => {
  await passFirstRun(page, pack);
  await register(page, 'student@example.org', 'a long quiet sentence');
  await answerAChoice();
});
beforeEach(() => page.setViewportSize(wide));

/** A question that is answered by choosing, answered. */
async function answerAChoice(): Promise<void> {
  await study(page, pack);
  await goToChoice(page);
  await page.keyboard.press('1');
  await page.keyboard.press('Space');
  await waitForAnswers(page, 1);
}

const docked = () => page.getByRole('complementary', { name: 'Tutor' });
const drawer = () => page.getByRole('dialog', { name: 'Tutor' });
const opener = () => page.getByRole('button', { name: 'Tutor', exact: true });

/** The name of what has the focus: a label, words, or the element. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'nothing';
    return element.getAttribute('aria-label') ?? (element.textContent || element.tagName);
  });
const isInDrawer = () =>
  page.evaluate(() => document.activeElement?.closest('[role="dialog"]') instanceof Element);

test('Tab stays in the drawer that lies over the page, both ways, also after a field', async () => {
  await page.setViewportSize(narrow);
  await opener().press('Enter');
  await drawer().waitFor();
  await expect.poll(isInDrawer).toBe(true);
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let press = 0; press < 16; press += 1) {
      await page.keyboard.press(key);
      expect(await isInDrawer(), await focused()).toBe(true);
    }
  }
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('Tutor');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Your note on this question' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await isInDrawer(), await focused()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('Tutor');
});

test('after Escape the focus is where it was before, also when the window changed in between', async () => {
  for (const [before, after] of [
    [wide, wide],
    [narrow, narrow],
    [wide, narrow],
    [narrow, wide],
  ] as const) {
    await page.setViewportSize(before);
    await opener().press('Enter');
    await (before === wide ? docked() : drawer()).waitFor();
    await page.getByRole('textbox', { name: 'Ask about this question' }).focus();
    await page.setViewportSize(after);
    await (after === wide ? docked() : drawer()).waitFor();
    await expect.poll(focused).not.toBe('nothing');
    await page.getByRole('textbox', { name: 'Ask about this question' }).focus();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Tutor');
  }
});

test('what asks keeps the focus while it is answered and after', async () => {
  await opener().press('Enter');
  const why = docked().getByRole('button', { name: /^Why (?:not )?A$/u });
  const name = await why.getAttribute('aria-label');
  const asked = server.bodies('/v1/tutor').length;
  const letGo = server.hold();
  await why.press('Enter');
  await expect.poll(() => server.bodies('/v1/tutor').length).toBe(asked + 1);
  await docked().getByRole('button', { name: 'Stop' }).waitFor();
  expect(await focused()).toBe(name);
  // Pressed again it asks nothing more.
  await page.keyboard.press('Enter');
  letGo();
  await docked().getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' });
  expect(await focused()).toBe(name);
  expect(server.bodies('/v1/tutor')).toHaveLength(asked + 1);
  await docked().getByRole('textbox', { name: 'Ask about this question' }).fill('And then?');
  await docked().getByRole('button', { name: 'Send' }).press('Enter');
  await docked().getByText('And then?').waitFor();
  expect(await focused()).toBe('Send');
  await docked().getByRole('button', { name: 'It did not help' }).nth(1).waitFor();
});

test('arrows look through the reasons, Space gives one, and the focus goes back to the thumb', async () => {
  const thumb = docked().getByRole('button', { name: 'It did not help' }).last();
  const reasons = docked().getByRole('radiogroup', { name: 'What is wrong with it?' });
  const sent = server.bodies('/v1/tutor/ratings').length;
  await thumb.press('Enter');
  await reasons.waitFor();
  // With room below the last row.
  const room = () =>
    reasons.evaluate((row) => {
      const [thread, own] = [row.closest('[data-thread]'), row].map((each) => each?.getBoundingClientRect());
      return (thread?.bottom ?? 0) - (own?.bottom ?? 0);
    });
  await expect.poll(room).toBeGreaterThanOrEqual(12);
  await reasons.getByRole('radio').first().focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
  expect(await reasons.getByRole('radio').count()).toBe(4);
  expect(await reasons.getByRole('radio', { name: 'Too long' }).isChecked()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Space');
  await docked().getByText('It did not help: too long').waitFor();
  expect(await focused()).toBe('It did not help');
  await expect
    .poll(() => server.bodies('/v1/tutor/ratings').slice(sent))
    .toEqual([
      expect.objectContaining({ helped: false }),
      expect.objectContaining({ helped: false, reason: 'too-long' }),
    ]);
  // A press of the mouse gives one at once.
  await docked().getByRole('button', { name: 'It did not help' }).first().click();
  await reasons.getByText('Unclear').click();
  await docked().getByText('It did not help: unclear').waitFor();
});

test('in little room the drawer is the window, and its title and Close stay while it is read', async () => {
  await page.setViewportSize({ width: 640, height: 400 });
  await drawer().waitFor();
  const close = drawer().getByRole('button', { name: 'Close tutor' });
  await expect.poll(async () => (await drawer().boundingBox())?.width).toBe(640);
  await drawer().getByRole('textbox', { name: 'Ask about this question' }).scrollIntoViewIfNeeded();
  expect(await drawer().evaluate((scroller) => scroller.scrollTop)).toBeGreaterThan(100);
  expect((await close.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await close.click();
  await drawer().waitFor({ state: 'hidden' });
});

test('a listener hears at once that the tutor writes, and each paragraph when it is whole', async () => {
  await opener().press('Enter');
  const state = () => docked().locator('[data-thread] + [role="status"]').innerText();
  const heard = () => docked().getByRole('log').locator('p').allInnerTexts();
  server.say((asked) => answerOf(asked, 'One $x^2$.\n\nTwo.\n\nThree.'));
  const letGo = server.hold();
  await docked().getByRole('textbox', { name: 'Ask about this question' }).fill('And now?');
  await page.keyboard.press('Enter');
  await expect.poll(state).toBe('The tutor writes.');
  await expect.poll(heard).toEqual(['The tutor: One x squared.', 'Two.']);
  letGo();
  await expect.poll(heard).toEqual(['The tutor: One x squared.', 'Two.', 'Three.']);
  expect(await state()).toBe('');
});

/** What the server says is like the question that was asked about last, which chance may have drawn from these too. */
function offerSimilar(count?: number): void {
  const file = new URL('../../shared/packs/computing-foundations/items/logic.json', import.meta.url);
  const items = JSON.parse(readFileSync(file, 'utf8')) as { id: string; version: number }[];
  const { packId, itemId } = server.bodies('/v1/tutor').at(-1) as { packId: string; itemId: string };
  const like = items.filter(({ id }) => id !== itemId).slice(0, count);
  server.similar = like.map(({ id, version }) => ({ packId, itemId: id, itemVersion: version, score: 1 }));
}

test('the result of similar questions leads back to the question they are like, also after a look at them', async () => {
  offerSimilar(1);
  const stem = page.locator('#stem');
  const asked = await stem.innerText();
  await docked().getByRole('button', { name: 'Similar question' }).press('Enter');
  await page.getByText('Similar questions', { exact: true }).waitFor();
  await answerByKeys(page, 1);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Back to the question' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'See every question' }).press('Enter');
  await page.getByText('Review: Similar questions').waitFor();
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('button', { name: 'Back to the question' }).press('Enter');
  await opener().press('Enter');
  await docked().waitFor();
  expect(await stem.innerText()).toBe(asked);
});

test('a similar question begins a practice of its own, and leaving it leads back to the question', async () => {
  offerSimilar();
  const stem = page.locator('#stem');
  const asked = await stem.innerText();
  const similar = docked().getByRole('button', { name: 'Similar question' });
  await similar.focus();
  await page.getByText('leaving it leads back here').waitFor();
  await similar.press('Enter');
  await page.getByText('Similar questions', { exact: true }).waitFor();
  await page.keyboard.press('ArrowRight');
  await waitForQuestion(page, 2);
  expect(await stem.innerText()).not.toBe(asked);
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await waitForAnswers(page, 1);
  expect(await stem.innerText()).toBe(asked);
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('heading', { name: 'This week' }).waitFor();
});
