/** Keys are never lost: not those pressed before a screen is ready, nor those pressed right after a dialog. */
import type { WebSocketRoute } from 'playwright-core';
import { expect, test } from 'vitest';
import { useComputer } from './computer.ts';

const { page } = await useComputer();

/** Keeps back what the core answers to a page loaded from now on, until the function that is returned is called. */
async function holdAnswers(): Promise<() => void> {
  const held: (() => void)[] = [];
  let holding = true;
  await page.routeWebSocket(/./u, (socket: WebSocketRoute) => {
    const core = socket.connectToServer();
    core.onMessage((message) => {
      if (holding) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return () => {
    holding = false;
    for (const send of held.splice(0)) send();
  };
}

test('on the first run all choices come at once, and Enter pressed before them is kept', async () => {
  await page.getByRole('radio', { name: /Computing Foundations/u }).waitFor();
  const letGo = await holdAnswers();
  await page.reload();
  await page.getByRole('heading', { name: 'What are you studying?' }).waitFor();
  expect(
    await page
      .getByRole('main')
      .getByRole('button', { name: /question/u })
      .count(),
  ).toBe(0);
  expect(await page.getByRole('radio').count()).toBe(0);
  await page.keyboard.press('Enter');
  letGo();
  await page.getByText('0 answers saved').waitFor();
});

test("keys pressed right after the list of keys is left are the question's, and focus is where it was", async () => {
  const options = page.locator('fieldset[aria-labelledby="stem"]').getByRole('radio');
  // Questions are drawn anew each time: the first that asks for one of its options is taken.
  while ((await options.count()) === 0) {
    const before = await page.title();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.title()).not.toBe(before);
  }
  for (const choose of ['1', '2']) {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press(choose);
    await expect.poll(() => options.nth(Number(choose) - 1).isChecked()).toBe(true);
  }
  await options.nth(1).focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => options.nth(1).evaluate((each) => each === document.activeElement)).toBe(true);
});
