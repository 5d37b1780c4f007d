/** What sync tells a student: a reset that waits for a word, work that waits for the network, a device that was signed out. */
import type { Page } from 'playwright-core';
import { answerByKeys, openScreen, study } from '../student.ts';
import { picture } from './picture.ts';
import type { SecondDevice } from './second-device.ts';
import { starterPack } from './session-screens.ts';
import { openSection } from './settings-screens.ts';
import type { Stage } from './stage.ts';

export async function takeSyncNotices(page: Page, stage: Stage, second: SecondDevice): Promise<void> {
  await second.resetProgress();
  await openSection(page, 'sync');
  await page.getByText('Progress was reset on another device').waitFor();
  await picture(page, 'sync-decision');
  await page.getByRole('button', { name: 'Let all answers count' }).click();
  await page.getByText('Progress was reset on another device').waitFor({ state: 'hidden' });

  stage.address.leadTo(null);
  await study(page, starterPack);
  await answerByKeys(page, 1);
  await page.getByRole('button', { name: 'Leave' }).click();
  await openSection(page, 'sync');
  await page.getByText('the server does not answer', { exact: true }).waitFor();
  await picture(page, 'sync-offline');
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: 'Get a pack' }).click();
  await page.getByText('The server does not answer. Nothing is lost').waitFor();
  await picture(page, 'get-pack-offline');
  await page.keyboard.press('Escape');
  await openSection(page, 'account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sync first' }).waitFor();
  await picture(page, 'sign-out');
  await page.keyboard.press('Escape');

  await second.signOutOthers();
  stage.address.leadTo(stage.cloudUrl);
  await openSection(page, 'sync');
  await page.getByText('This computer was signed out from another device').waitFor();
  await picture(page, 'sync-revoked');
  await openSection(page, 'account');
  await picture(page, 'sign-in-again');
}
