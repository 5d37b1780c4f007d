/** Settings of a student whose two devices agree: every section, and the dialogs before something goes. */
import type { Page } from 'playwright-core';
import { folded, picture, pictureAt } from './picture.ts';

export async function openSection(page: Page, section: string): Promise<void> {
  await page.goto(new URL(`/#/settings?section=${section}`, page.url()).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** @param secondName of the other device, which the list has to show. */
export async function takeSettings(page: Page, secondName: string): Promise<void> {
  await openSection(page, 'sync');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByRole('rowheader', { name: secondName }).waitFor();
  await picture(page, 'settings-sync');
  await pictureAt(page, folded, 'settings-sync-folded');
  await page.getByRole('button', { name: `Rename ${secondName}` }).click();
  await pictureDialog(page, 'device-rename');
  await page.getByRole('button', { name: `Sign out ${secondName}` }).click();
  await pictureDialog(page, 'device-sign-out');
  await openSection(page, 'appearance');
  await picture(page, 'settings-appearance');
  await openSection(page, 'data');
  await page.getByRole('button', { name: 'Erase account' }).waitFor();
  await picture(page, 'settings-data');
  for (const [button, name] of [
    ['Reset progress', 'reset-progress'],
    ['Erase account', 'erase-account'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await pictureDialog(page, name);
  }
}

async function pictureDialog(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor();
  await picture(page, name);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
