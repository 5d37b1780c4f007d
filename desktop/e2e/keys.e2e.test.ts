/** Keys are never lost: not those pressed before a screen is ready, nor those pressed right after a dialog. */
import type { Locator, WebSocketRoute } from 'playwright-core';
import { expect, test } from 'vitest';
import { useComputer } from './computer.ts';
import { openScreen } from './student.ts';

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

async function hasFocus(each: Locator): Promise<void> {
  await expect.poll(() => each.evaluate((element) => element === document.activeElement)).toBe(true);
}

test('the way to an account begins at its heading', async () => {
  await page.getByRole('radio', { name: /Computing Foundations/u }).waitFor();
  await page.getByRole('button', { name: 'I have an account' }).press('Enter');
  await hasFocus(page.getByRole('heading', { name: 'An account is optional' }));
  await page.goBack();
});

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
  await hasFocus(options.nth(1));
});

test('without a core it is said that nothing is saved, and with one that is over', async () => {
  const open: WebSocketRoute[] = [];
  let gone = false;
  await page.routeWebSocket(/./u, (socket) => {
    if (gone) return void socket.close();
    socket.connectToServer();
    open.push(socket);
  });
  await page.reload();
  const saved = page.getByRole('status').filter({ hasText: '0 answers saved' });
  await saved.waitFor();
  expect(await saved.locator('svg').count()).toBe(1);
  gone = true;
  for (const each of open) await each.close();
  const notice = page.getByText(
    'What was saved is safe; what you do now is not saved until it answers again.',
  );
  await notice.waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Space');
  const saving = page.getByRole('status').filter({ hasText: 'Saving' });
  await saving.waitFor();
  expect(await saving.locator('svg').count()).toBe(0);
  gone = false;
  await page.getByText('1 answer saved').waitFor();
  await notice.waitFor({ state: 'hidden' });
  await page.unrouteAll();
});

test('Enter in Find opens the first question that is found', async () => {
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find a question, a pack or a screen').fill('hash');
  const first = await page.locator('mark').first().locator('..').innerText();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Computing Foundations' });
  await expect.poll(() => dialog.innerText()).toContain(first.slice(0, 30));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('a pack that was got by keys says so to them, in the dialog', async () => {
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: 'Get a pack' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Get a pack' });
  const row = dialog.getByRole('listitem').filter({ hasText: 'Human Biology' });
  await row.getByRole('button', { name: /^Get/u }).press('Enter');
  await hasFocus(row.getByText('On this computer'));
});
