/** From the first run to a result, and a session that is left: with its keys, a note, the tutor, and the tutor in trouble. */
import type { Page } from 'playwright-core';
import { openScreen, register, waitForSynced } from '../student.ts';
import { folded, narrow, picture, pictureAt, zoomed } from './picture.ts';
import type { SecondDevice } from './second-device.ts';
import type { Stage } from './stage.ts';
import { student } from './student.ts';

export const starterPack = 'Computing Foundations';
const questionCount = 10;

export async function takeFirstRun(page: Page): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(starterPack, 'u') }).waitFor();
  await picture(page, 'welcome');
  await page.getByRole('button', { name: 'I have an account' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await picture(page, 'sign-in');
  await register(page, student.email, student.password);
  await picture(page, 'account');
  await page.goto(new URL('/#/welcome', page.url()).href);
  await page.keyboard.press('Enter');
  await page.getByText('0 answers saved').waitFor();
}

/** From the first question to the result. */
export async function takeResult(page: Page): Promise<void> {
  for (let saved = 1; saved <= questionCount; saved++) {
    await shown(page, saved);
    await answerAnything(page, saved);
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'See every question' }).waitFor();
  await picture(page, 'result');
}

/** Begins the questions of a topic that has much code, and leaves in their middle, so that Today has something unfinished. */
export async function takeSession(page: Page, { address, cloudUrl }: Stage): Promise<void> {
  await begin(page, 'Recursion');
  await takeKeys(page);
  await takeHint(page);
  await writeNote(page, 'Every call must come nearer to a case that needs no call. Find that case first.');
  let saved = 0;
  const answer = async (chosen = false) => {
    saved += 1;
    await answerAnything(page, saved, chosen);
  };
  const next = async () => {
    await page.keyboard.press('Space');
    await shown(page, saved + 1);
  };
  while (!(await isTelling(page))) {
    await answer();
    await next();
  }
  await chooseWithCare(page);
  await answer(true);
  await pictureFeedback(page);
  await next();
  await answer();
  await askInVain(page, /^You have asked the tutor/u, 'tutor-refused');
  await next();
  await answer();
  address.leadTo(null);
  await askInVain(page, /^The server does not answer\./u, 'tutor-offline');
  address.leadTo(cloudUrl);
  await next();
  await page.getByText('Leave', { exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

export async function takeToday(page: Page): Promise<void> {
  await openScreen(page, 'Today');
  await page.getByRole('heading', { name: 'This week' }).waitFor();
  await waitForSynced(page);
  await picture(page, 'today');
  await pictureAt(page, folded, 'today-folded');
}

/** The note of the first question again, which another device has overwritten meanwhile. */
export async function takeOverwrittenNote(page: Page, second: SecondDevice): Promise<void> {
  await second.overwriteNote('Base case first, then the step.');
  await page.getByRole('link', { name: /^Resume/u }).click();
  await page.getByRole('button', { name: /^1, /u }).click();
  await shown(page, 1);
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Overwritten on another device' }).waitFor();
  await picture(page, 'note-overwritten');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave' }).click();
}

/** Through the dialog in the library, where a topic can be chosen. */
async function begin(page: Page, topic: string): Promise<void> {
  await openScreen(page, 'Library');
  await page.getByRole('button', { name: `Study ${starterPack}` }).click();
  await page.getByRole('dialog').getByPlaceholder('All topics').fill(topic);
  await page.getByRole('option', { name: new RegExp(`^${topic}`, 'u') }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await page.getByText('0 answers saved').waitFor();
  await shown(page, 1);
}

async function takeHint(page: Page): Promise<void> {
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'A stronger hint' }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' });
  await picture(page, 'hint');
  await page.keyboard.press('Escape');
}

async function takeKeys(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await picture(page, 'keys');
  await page.keyboard.press('Escape');
}

/** Keys are for the question that is on the screen, not for the one that is asked for. */
async function shown(page: Page, number: number): Promise<void> {
  await page.getByText(new RegExp(`^Question ?${number}$`, 'u')).waitFor();
}

async function writeNote(page: Page, words: string): Promise<void> {
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'Your note on this question' });
  await field.fill(words);
  await field.press('Control+Enter');
  await page.keyboard.press('n');
  await page.getByText('Saved', { exact: true }).waitFor();
  await picture(page, 'note');
  await page.keyboard.press('Escape');
}

async function isTelling(page: Page): Promise<boolean> {
  return (await page.locator('#stem pre').count()) > 0 && (await page.getByRole('radio').count()) >= 4 + 3;
}

/** Flags, strikes the first option, chooses the second, and says how sure. */
async function chooseWithCare(page: Page): Promise<void> {
  await page.keyboard.press('f');
  await page.getByText('Flagged', { exact: true }).waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await page.getByRole('radio', { name: 'Think so' }).check();
  await picture(page, 'session');
  await pictureAt(page, narrow, 'session-narrow');
  await pictureAt(page, folded, 'session-folded');
  await pictureAt(page, zoomed, 'session-zoomed');
}

async function pictureFeedback(page: Page): Promise<void> {
  await picture(page, 'feedback');
  await pictureAt(page, narrow, 'feedback-narrow');
  await page.keyboard.press('e');
  await page.getByText(/^Machine-written from this question/u).waitFor();
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'hidden' });
  await picture(page, 'tutor');
  await pictureAt(page, narrow, 'tutor-narrow');
  await takeChat(page);
  await page.keyboard.press('Escape');
}

async function takeChat(page: Page): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Ask about this question' });
  await field.fill('Why is the other answer not right?');
  const thumbs = page.getByRole('button', { name: 'It did not help' });
  const earlier = await thumbs.count();
  await field.press('Enter');
  await thumbs.nth(earlier).click();
  await page.getByText('Unclear', { exact: true }).waitFor();
  await picture(page, 'tutor-chat');
}

async function askInVain(page: Page, trouble: RegExp, name: string): Promise<void> {
  await page.keyboard.press('e');
  await page.getByText(trouble).waitFor();
  await picture(page, name);
  await page.keyboard.press('Escape');
}

/** @param chosen an option was chosen already. */
async function answerAnything(page: Page, number: number, chosen = false): Promise<void> {
  await page.getByRole('button', { name: /^Answer/u }).waitFor();
  const typed = page.getByRole('textbox');
  if (await typed.count()) {
    await typed.fill('42');
    await page.getByRole('button', { name: /^Answer/u }).click();
  } else {
    if (!chosen) await page.keyboard.press(String(1 + (number % 2)));
    await page.keyboard.press('Space');
  }
  await page.getByText(new RegExp(`^${number} answers? saved$`, 'u')).waitFor();
}
