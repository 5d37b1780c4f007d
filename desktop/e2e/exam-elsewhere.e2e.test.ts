/** An exam that runs on another device of the student: taken over in the window, and what is said where that cannot be. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { openSecondDevice, type SecondDevice } from './screens/second-device.ts';
import { starterPack } from './screens/session-screens.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { student } from './screens/student.ts';
import { openScreen, passFirstRun, register } from './student.ts';

let stage: Stage;
let second: SecondDevice;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  ({ page } = await stage.openComputer('student'));
  await passFirstRun(page, starterPack);
  await register(page, student.email, student.password);
  second = await openSecondDevice(stage, 'Library laptop 14');
});
afterAll(async () => {
  await second.close();
  await stage.close();
});

test('SY11 without a connection it is said why it cannot be taken over and what to do; with one it goes on here', async () => {
  await second.beginBlock(30);
  await openScreen(page, 'Today');
  // Only an exam has a clock.
  const unfinished = page.getByRole('listitem').filter({ hasText: ' left. ' });
  await unfinished.getByRole('link', { name: `Resume ${starterPack}` }).press('Enter');
  await page.getByRole('heading', { name: 'This exam runs on another device' }).waitFor();
  await page.getByText('It is open on Library laptop 14.').waitFor();

  stage.address.leadTo(null);
  await page.getByRole('button', { name: 'Go on here' }).press('Enter');
  const trouble = page.getByRole('alert');
  await trouble.getByText('The server does not answer.').waitFor();
  await trouble.getByText('The exam stays where it is').waitFor();
  await trouble.getByText('try again when both are back').waitFor();
  expect(await violations(page)).toEqual([]);

  stage.address.leadTo(stage.cloudUrl);
  await page.getByRole('button', { name: 'Go on here' }).press('Enter');
  await page.locator('#stem').waitFor();
  await page.getByRole('timer').waitFor();
});
