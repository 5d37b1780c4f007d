/** What a student does in the window, in the words that stand on the screen. */
import type { Locator, Page } from 'playwright-core';

/** Imports question files through the dialog and reads what came of it. */
export async function importFiles(page: Page, files: string[]): Promise<string> {
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: 'Import a file' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(files);
  await page.getByRole('button', { name: /^Import [\d,]+ questions?$/u }).click();
  const done = page.getByRole('button', { name: 'Done' });
  await done.waitFor();
  await done.click();
  return page.getByRole('heading', { name: /questions? (?:is|are) in\./u }).innerText();
}

/** Past the first run, as a student without a mouse: begins the first question and leaves it. */
export async function passFirstRun(page: Page, pack: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(pack, 'u') }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('0 answers saved').waitFor();
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

/** Until it is there: the screen before may have buttons of the same names. */
export async function openScreen(page: Page, name: 'Today' | 'Library' | 'Settings'): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await page.waitForFunction((title) => document.title === title, `${name} – Answly`);
}

/** Starts ten questions of a pack. */
export async function study(page: Page, pack: string): Promise<void> {
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: `Study ${pack}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await page.getByText(/^0 answers saved$/u).waitFor();
}

/** Goes on to a question that is answered by choosing: three radios ask how sure one is, and four options are more. */
export async function goToChoice(page: Page): Promise<void> {
  for (let number = 1; (await page.getByRole('radio').count()) < 7; number += 1) {
    await page.keyboard.press('ArrowRight');
    await waitForQuestion(page, number + 1);
  }
}

/** Answers the question on the screen, by keys alone, and waits until that is saved: its first option, or a number. */
export async function answerByKeys(page: Page, savedAfter: number): Promise<void> {
  await page.getByRole('button', { name: /^Answer/u }).waitFor();
  const typed = page.getByRole('textbox', { name: 'Your answer' });
  if ((await typed.count()) > 0) {
    await typed.focus();
    await page.keyboard.type('42');
    await page.keyboard.press('Enter');
  } else {
    await page.keyboard.press('1');
    await page.keyboard.press('Space');
  }
  await waitForAnswers(page, savedAfter);
}

/** Keys are for the question that is on the screen, not for the one that is asked for. */
export async function waitForQuestion(page: Page, number: number): Promise<void> {
  await page.getByText(new RegExp(`^Question ?${number}$`, 'u')).waitFor();
}

/** Until so many answers of the session are saved. */
export async function waitForAnswers(page: Page, count: number): Promise<void> {
  await page.getByText(new RegExp(`^${count} answers? saved$`, 'u')).waitFor();
}

export async function register(page: Page, email: string, password: string): Promise<void> {
  await openAccount(page);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await fillCredentials(page, email, password);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await openAccount(page);
  await fillCredentials(page, email, password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Waits until the pill says that the server has everything. */
export async function waitForSynced(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Synced/u }).waitFor();
}

/** A moment after a dialog is there the focus goes into it: a key for it that is pressed before may go astray. */
export async function waitForDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await dialog.locator(':focus').waitFor();
  return dialog;
}

/** Presses what a dialog asks about, by keys, once that can be pressed. */
export async function confirm(page: Page, name: string): Promise<void> {
  const dialog = await waitForDialog(page);
  await dialog.getByRole('button', { name, disabled: false }).press('Enter');
}

/** Leaves a timed session, whose clock then stops. */
export async function pauseAndLeave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Leave' }).press('Enter');
  await confirm(page, 'Pause and leave');
}

/** Begins a timed block of ten questions of a pack, by keys alone. */
export async function beginBlock(page: Page, pack: string, minutes: string): Promise<void> {
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: `Study ${pack}` }).press('Enter');
  const dialog = await waitForDialog(page);
  await dialog.getByRole('radio', { name: 'Explained' }).focus();
  await page.keyboard.press('ArrowRight');
  await dialog.getByRole('textbox', { name: 'Minutes' }).fill(minutes);
  await confirm(page, 'Start');
}

/** In the library. */
export async function removePack(page: Page, pack: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${pack}` }).click();
  await page.getByRole('menuitem', { name: 'Remove from this computer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Remove/u }).click();
}

async function openAccount(page: Page): Promise<void> {
  await openScreen(page, 'Settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Account' }).click();
}

async function fillCredentials(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByLabel('Password', { exact: false }).first().fill(password);
}
