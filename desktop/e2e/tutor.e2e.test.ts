/** The tutor in a session, in a real browser against a real server that speaks its contract. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf, startTutorServer } from '#desktop/core/tutor/testing/tutor-server';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { goToChoice, openScreen, passFirstRun, register, study } from './student.ts';

const said = {
  'hint 1': 'Name what grows with $n^2$ and what does not.',
  'hint 2': 'Count the calls of `total` for one step.',
  explain:
    'Sort them by what they promise:\n\n```python\nprint(total(9))\n```\n\nThen compare $n$ and $n^2$.',
  chat: 'Because the **last** call adds nothing.',
};
const long = Array.from({ length: 60 }, (_, at) => `Step ${at + 1} adds what is left.\n\n`).join('');

const server = await startTutorServer();
afterAll(() => server.close());
server.say((asked) => {
  const key = asked.mode === 'hint' ? `hint ${asked.hintLevel ?? 0}` : asked.mode;
  return answerOf(asked, said[key as keyof typeof said] ?? 'More.');
});
server.usedShare = 0.2;
const { page } = await useComputer({ args: [`--cloud-url=${server.url}`] });
beforeAll(async () => {
  await passFirstRun(page, 'Computing Foundations');
  await register(page, 'student@example.org', 'a long quiet sentence');
});

const drawer = () => page.getByRole('complementary', { name: 'Tutor' });
const inThread = (text: string) => drawer().locator('[data-thread]').getByText(text);
const turn = (name: string) => drawer().getByRole('heading', { name: new RegExp(`^${name}`, 'u') });

/** What listeners are told of an answer. */
const announced = async () => (await drawer().getByRole('log').locator('p').allInnerTexts()).join(' ');

/** Whether all of it is inside what is seen of the thread. */
async function isInThread(element: Locator): Promise<boolean> {
  return element.evaluate((inner) => {
    const [thread, own] = [inner.closest('[data-thread]'), inner].map((each) =>
      each?.getBoundingClientRect(),
    );
    if (thread === undefined || own === undefined) return false;
    return own.top >= thread.top - 1 && own.bottom <= thread.bottom + 1;
  });
}

/** A question that is answered by choosing. */
async function findChoice(): Promise<void> {
  await study(page, 'Computing Foundations');
  await goToChoice(page);
}

test('hints come in steps, stay over a reload, and are told with the answer', async () => {
  await findChoice();
  await page.keyboard.press('h');
  await turn('Hint 1').waitFor();
  await drawer().locator('math').waitFor({ state: 'attached' });
  await drawer().getByText('About 80% of today’s tutor is left.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('h');
  await turn('Hint 2').waitFor();
  await drawer().getByRole('button', { name: 'It helped', exact: true }).first().waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Hint' }).click();
  await turn('Hint 2').waitFor();
  expect(server.bodies('/v1/tutor')).toHaveLength(2);
  await page.keyboard.press('1');
  await page.keyboard.press('Space');
  await page.getByText('1 answer saved').waitFor();
  await page.getByText(/With a hint\.$/u).waitFor();
});

test('an explanation is stopped in its middle, and comes whole when it is asked for again', async () => {
  const letGo = server.hold();
  await page.keyboard.press('e');
  await drawer()
    .getByText(/^Then compare/u)
    .waitFor();
  await drawer().getByRole('button', { name: 'Stop' }).press('Enter');
  await drawer().getByText('stopped', { exact: true }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-thread'))).toBe('true');
  letGo();
  await page.keyboard.press('e');
  await drawer().getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' });
  // What was stopped is not shown beside the whole that it began.
  await expect.poll(() => drawer().locator('pre').count()).toBe(1);
  await drawer()
    .getByRole('button', { name: /^Why not? ?D$|^Why D$/u })
    .click();
  await turn('Why (?:not )?D').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('a question in own words is answered in the thread, and what was thought of it is sent', async () => {
  const field = drawer().getByRole('textbox', { name: 'Ask about this question' });
  await field.fill('Why not\nthe other one?');
  await field.press('Shift+Enter');
  expect(server.bodies('/v1/tutor').at(-1)).toMatchObject({ mode: 'explain' });
  await field.press('Enter');
  await turn('You asked').waitFor();
  await inThread('the other one?').waitFor();
  expect(await field.inputValue()).toBe('');
  await expect
    .poll(() => server.bodies('/v1/tutor').at(-1))
    .toMatchObject({ message: 'Why not\nthe other one?' });
  const asked = drawer().locator('section', { hasText: 'the other one?' });
  await asked.getByRole('button', { name: 'It did not help' }).click();
  await drawer().getByText('Too long').click();
  await drawer().getByText('It did not help: too long').waitFor();
  await expect
    .poll(() => server.bodies('/v1/tutor/ratings').at(-1))
    .toMatchObject({ mode: 'chat', helped: false, reason: 'too-long' });
  await field.fill('x'.repeat(450));
  await drawer().getByText('50 characters left').waitFor();
  expect(await violations(page)).toEqual([]);
  await field.fill('');
});

test('what is written is followed to its newest words, until the reader scrolls up', async () => {
  server.say((asked) => answerOf(asked, long));
  let letGo = server.hold();
  const field = drawer().getByRole('textbox', { name: 'Ask about this question' });
  const stop = drawer().getByRole('button', { name: 'Stop' });
  await field.fill('Step by step?');
  await field.press('Enter');
  await inThread('Step 60 adds').waitFor();
  await expect.poll(() => isInThread(stop)).toBe(true);
  expect(await isInThread(inThread('Step 60 adds'))).toBe(true);
  letGo();
  await stop.waitFor({ state: 'hidden' });
  await expect.poll(() => isInThread(drawer().getByRole('button', { name: 'It helped' }).last())).toBe(true);
  expect(await announced()).toMatch(/^The tutor: Step 1 adds what is left\. Step 2/u);
  await drawer().getByRole('button', { name: 'It did not help' }).last().click();
  await expect.poll(() => isInThread(drawer().getByText('Off topic'))).toBe(true);

  letGo = server.hold();
  await field.fill('And once more?');
  await field.press('Enter');
  await expect.poll(() => isInThread(stop)).toBe(true);
  const top = () => page.evaluate(() => document.querySelector('[data-thread]')?.scrollTop ?? 0);
  await inThread('Step 60 adds').last().hover();
  const end = await top();
  await page.mouse.wheel(0, -300);
  await expect.poll(top).toBe(end - 300);
  expect(await isInThread(stop)).toBe(false);
  const read = await top();
  letGo();
  await stop.waitFor({ state: 'hidden' });
  await drawer().getByRole('button', { name: 'It helped' }).last().waitFor();
  expect(await top()).toBe(read);
});

test('the reasons for a thumb down come into view, also of an answer before the last', async () => {
  const thumb = drawer().getByRole('button', { name: 'It did not help' });
  const earlier = thumb.nth((await thumb.count()) - 4);
  await earlier.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await earlier.click();
  const reasons = drawer().getByRole('radiogroup', { name: 'What is wrong with it?' }).first();
  await expect.poll(() => isInThread(reasons)).toBe(true);
  await reasons.getByText('Too long').click();
  await expect.poll(() => drawer().getByText('It did not help: too long').count()).toBe(2);
});

test('what was stopped stays in the thread when more is asked', async () => {
  server.say((asked) => answerOf(asked, 'It halves $n$ each time. And then. It'));
  const letGo = server.hold();
  const field = drawer().getByRole('textbox', { name: 'Ask about this question' });
  await field.fill('How does it end?');
  await field.press('Enter');
  await inThread('each time').waitFor();
  await drawer().getByRole('button', { name: 'Stop' }).click();
  letGo();
  server.say((asked) => answerOf(asked, 'With $n \\approx 1$.'));
  await field.fill('In one word?');
  await field.press('Enter');
  await expect.poll(announced).toBe('The tutor: With n approximately equals 1.');
  const stopped = drawer().locator('section', { hasText: 'How does it end?' });
  await stopped.getByText('each time').waitFor();
  await stopped.getByText('stopped', { exact: true }).waitFor();
  expect(await drawer().getByRole('heading', { level: 3 }).last().innerText()).toMatch(/^You asked/u);
  expect(await drawer().locator('section').last().innerText()).toContain('In one word?');
});

test('in place of an answer the notes say whose they are', async () => {
  server.refuse('/v1/tutor', 'rate.limited', 40);
  await drawer()
    .getByRole('button', { name: /^Why not / })
    .last()
    .click();
  await drawer().getByRole('alert').waitFor();
  await drawer()
    .getByRole('heading', { level: 4, name: /^[A-G], the right answer$/u })
    .waitFor();
  await drawer().getByText('From the question’s own notes.', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  server.refuse('/v1/tutor', null);
});

test('without an answer nothing is lost: what was asked stays in the field, what was said stays readable', async () => {
  server.refuse('/v1/tutor', 'rate.limited', 40);
  const field = drawer().getByRole('textbox', { name: 'Ask about this question' });
  await field.fill('And now?');
  await field.press('Enter');
  await drawer()
    .getByText(/^You have asked the tutor often in a short time\. Your question is still in the field/u)
    .waitFor();
  expect(await field.inputValue()).toBe('And now?');
  server.refuse('/v1/tutor', 'tutor.answers-under-way', 2);
  await field.press('Enter');
  await drawer()
    .getByText(/^Your other answers are still under way\. Your question is still in the field/u)
    .waitFor();
  server.refuse('/v1/tutor', null);
  await drawer().getByRole('button', { name: 'Similar question' }).click();
  await drawer().getByText('No questions like this one are in your library.').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Tutor' }).click();
  await turn('You asked').last().waitFor();
  await drawer().getByText('It did not help: too long').last().waitFor();
});

test('dark, in little room and with less motion it is readable and reachable', async () => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 200 });
  await page.getByRole('dialog', { name: 'Tutor' }).waitFor();
  expect(await violations(page)).toEqual([]);
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(scrolls).toBe(false);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Tutor' }).waitFor({ state: 'hidden' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
});

test('while a clock runs there are no hints, and no key opens the drawer', async () => {
  await page.getByRole('button', { name: 'Leave' }).click();
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: 'Study Computing Foundations' }).click();
  await page.getByRole('dialog').getByText('Timed', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await page.getByText('0 answers saved').waitFor();
  const before = server.bodies('/v1/tutor').length;
  expect(await page.getByRole('button', { name: 'Hint' }).count()).toBe(0);
  for (const key of ['h', 'H', 'e', 'E']) await page.locator('h1').press(key);
  // What is pressed after them is done: by then they would have done something too.
  await page.locator('h1').press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await drawer().count()).toBe(0);
  await page.getByRole('complementary', { name: 'Questions' }).waitFor();
  expect(server.bodies('/v1/tutor')).toHaveLength(before);
});
