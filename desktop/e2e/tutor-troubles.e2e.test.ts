/** What a student meets when the tutor does not answer: it is said what happened, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import { answerOf, insteadOf, startTutorServer } from '#desktop/core/tutor/testing/tutor-server';
import { violations } from './axe.ts';
import { useComputer } from './computer.ts';
import { goToChoice, passFirstRun, register, study } from './student.ts';

const server = await startTutorServer();
afterAll(() => server.close());
const computer = await useComputer({ args: [`--cloud-url=${server.url}`] });
const { page } = computer;
beforeAll(async () => {
  await passFirstRun(page, 'Computing Foundations');
  await register(page, 'student@example.org', 'a long quiet sentence');
  await study(page, 'Computing Foundations');
  await goToChoice(page);
});

const drawer = () => page.getByRole('complementary', { name: 'Tutor' });
const field = () => drawer().getByRole('textbox', { name: 'Ask about this question' });
const turns = () => drawer().locator('section');
const fail = (error: AppError) => server.say((asked) => insteadOf(asked, 'Notes of the server', error));
const answer = () => server.say((asked) => answerOf(asked, `Said to ${asked.mode}.`));

test('a hint that failed says why, counts for nothing, and comes when it is asked for again', async () => {
  fail(new AppError('tutor.withheld'));
  await page.keyboard.press('h');
  await drawer()
    .getByRole('alert')
    .getByText(/held back\..*ask for another\.$/u)
    .waitFor();
  expect(await drawer().getByText('That was the last hint').count()).toBe(0);
  answer();
  await drawer().getByRole('button', { name: 'Ask for the hint again' }).click();
  await drawer().getByText('Said to hint.', { exact: true }).waitFor();
  expect(await turns().count()).toBe(1);
  await drawer().getByRole('button', { name: 'A stronger hint' }).waitFor();
  expect(server.bodies('/v1/tutor')).toMatchObject([{ hintLevel: 1 }, { hintLevel: 1 }]);
  await page.keyboard.press('1');
  await page.keyboard.press('Space');
  await page.getByText('1 answer saved').waitFor();
});

test('a chat that is not answered gives the question back, names the wait, and leaves no copies', async () => {
  fail(new AppError('tutor.busy', { data: { retryAfterSeconds: 30 } }));
  await page.keyboard.press('e');
  await drawer()
    .getByText('The tutor is busy. The question’s own notes are below; try again in 30 seconds.')
    .waitFor();
  for (let times = 0; times < 2; times += 1) {
    await field().fill('Is $5^2$ what `pow(5, 2)` gives?');
    await field().press('Enter');
    await drawer()
      .getByText('The tutor is busy. Your question is still in the field; try again in 30 seconds.')
      .waitFor();
    expect(await field().inputValue()).toBe('Is $5^2$ what `pow(5, 2)` gives?');
  }
  expect(await turns().count()).toBe(2);
  answer();
  await field().press('Enter');
  // Not the one that listeners are told.
  await turns().getByText('Said to chat.', { exact: true }).waitFor();
  expect(await field().inputValue()).toBe('');
  expect(await violations(page)).toEqual([]);
});

test('who said what is seen: the student in pen blue, with formulas and code set', async () => {
  const said = turns().last().locator('p').first();
  const pen = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--answly-accent)';
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
  expect(await said.evaluate((element) => getComputedStyle(element).color)).toBe(pen);
  await said.locator('math').waitFor({ state: 'attached' });
  await said.locator('code', { hasText: 'pow(5, 2)' }).waitFor();
  await turns()
    .last()
    .getByRole('heading', { name: /^The tutor’s answer/u })
    .waitFor();
});

test('what was thought of an answer is taken back by pressing it once more', async () => {
  const thumb = turns().last().getByRole('button', { name: 'It did not help' });
  await thumb.click();
  await drawer().getByText('Unclear').click();
  await drawer().getByText('It did not help: unclear').waitFor();
  expect(await drawer().getByText('Gives it away').count()).toBe(0);
  await thumb.click();
  await drawer().getByText('It did not help: unclear').waitFor({ state: 'hidden' });
  expect(await thumb.getAttribute('aria-pressed')).toBe('false');
  await expect.poll(() => server.bodies('/v1/tutor/ratings').at(-1)).toMatchObject({ helped: null });
});

test('a text that is too long is kept whole, says by how much, and is not sent', async () => {
  const asked = server.bodies('/v1/tutor').length;
  await field().fill('x'.repeat(603));
  await drawer().getByText('103 characters too many to send. All of it is kept here.').waitFor();
  expect((await field().inputValue()).length).toBe(603);
  await field().press('Enter');
  expect(await drawer().getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  expect(server.bodies('/v1/tutor')).toHaveLength(asked);
  expect(await violations(page)).toEqual([]);
  await field().fill('x'.repeat(500));
  await drawer().getByText('0 characters left').waitFor();
  await field().fill('');
});

test('a question whose answer broke off while another was looked at is in its own field again', async () => {
  server.say((asked) => [
    ...answerOf(asked, 'Half of it').slice(0, -1),
    {
      event: 'error',
      data: problemOf(new AppError('tutor.unavailable'), '6c1d5c1e-2b77-4f0a-9d55-0d6b6f3f1c11'),
    },
  ]);
  const letGo = server.hold();
  await field().fill('Asked and left?');
  await field().press('Enter');
  await drawer().getByText('being written').waitFor();
  await page.locator('h1').press('ArrowRight');
  await field().waitFor({ state: 'hidden' });
  letGo();
  await page.locator('h1').press('ArrowLeft');
  await drawer()
    .getByText(
      'The answer broke off in the middle. Your question is still in the field; try again in a moment.',
    )
    .waitFor();
  await drawer().getByText('tutor.unavailable 6f3f1c11', { exact: true }).waitFor();
  await drawer().getByText('Half of it').waitFor();
  expect(await field().inputValue()).toBe('Asked and left?');
});

/** Whether the thread shows where its newest turn begins, with some of its words. */
async function showsBeginning(): Promise<boolean> {
  const thread = page.locator('[data-thread]');
  const newest = await thread.locator('section').last().getByRole('heading').first().boundingBox();
  const seen = await thread.boundingBox();
  if (newest === null || seen === null) return false;
  return newest.y >= seen.y - 1 && newest.y + 80 <= seen.y + seen.height;
}

test('a known answer that comes with the drawer is in view from its beginning', async () => {
  const long = Array.from({ length: 20 }, (_, at) => `Step ${at + 1} adds what is left.\n\n`).join('');
  server.say((asked) => answerOf(asked, long));
  for (const question of ['Once?', 'And once more?']) {
    await field().fill(question);
    await field().press('Enter');
    await turns().last().getByText(question).waitFor();
    await turns().last().getByRole('button', { name: 'It helped' }).waitFor();
  }
  server.say((asked) => answerOf(asked, `Known before.\n\n${long}`, 'cache'));
  await drawer().getByRole('button', { name: 'Close tutor' }).click();
  await field().waitFor({ state: 'hidden' });
  for (const width of [1000, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.keyboard.press('e');
    await page.locator('[data-thread] section').last().getByText('Known before.').waitFor();
    await expect.poll(showsBeginning).toBe(true);
    await page.getByRole('button', { name: 'Close tutor' }).click();
    await page.locator('[data-thread]').waitFor({ state: 'hidden' });
  }
});

test('who was signed out by a restart is told that, with the way back', async () => {
  const { origin, href } = new URL(page.url());
  await computer.restart();
  await page.goto(href.replace(origin, new URL(page.url()).origin));
  await page.getByRole('button', { name: 'Tutor' }).click();
  await drawer()
    .getByRole('button', { name: /^Why not / })
    .last()
    .click();
  await drawer()
    .getByText('Your sign-in has ended. The question’s own notes are below; sign in again to ask the tutor.')
    .waitFor();
  expect(await violations(page)).toEqual([]);
  await drawer().getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').waitFor();
});
