/** One answer's whole way in a real browser: import, answer offline, crash, sync, second device, tutor. */
import { join } from 'node:path';
import { startAiStub, type AiStub } from '@answly/tools/ai-stub';
import { launchBrowser } from '@answly/tools/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { findCore } from './core-process.ts';
import { openCloudAddress, type CloudAddress } from './cloud-address.ts';
import { startHalf, type Half } from './half.ts';
import { removeRunFolder, runFolder } from './run-folder.ts';
import {
  answerByKeys,
  importFiles,
  openScreen,
  register,
  signIn,
  study,
  waitForQuestion,
  waitForSynced,
} from './student.ts';

export interface Bank {
  /** The question file first, then its pictures. */
  files: string[];
  /** The title the pack gets. */
  title: string;
  itemCount: number;
}

const email = 'student@example.org';
const password = 'a long quiet sentence';
/** New explanations a student may ask for in a minute, small so that the limit can be crossed quickly. */
const explainMax = 2;

/** Everything a journey has open, closed in reverse. */
interface Stage {
  folder: string;
  cloud: CloudAddress;
  ai: AiStub;
  browser: Browser;
  opened: (() => Promise<unknown>)[];
}

export async function runJourney(bank: Bank): Promise<void> {
  const folder = runFolder('journey');
  const browser = await launchBrowser();
  const cloud = await openCloudAddress();
  const ai = await startAiStub();
  const stage: Stage = { folder, browser, cloud, ai, opened: [cloud.close, ai.close, () => browser.close()] };
  try {
    const { page } = await openProfile(stage, 'first');
    const sessionId = await answerOffline(stage, page, bank);
    await startCloud(stage);
    await register(page, email, password);
    await waitForSynced(page);
    await seeOnSecondDevice(stage);
    await askTutor(stage, page, sessionId);
  } finally {
    for (const close of stage.opened.toReversed()) await close();
    removeRunFolder(folder, join(folder, 'cloud'));
  }
}

async function openProfile(stage: Stage, name: string): Promise<{ page: Page; half: Half }> {
  const half = await startHalf('desktop', [
    '--no-open',
    '--port=0',
    `--data=${join(stage.folder, name)}`,
    `--cloud-url=${stage.cloud.url}`,
  ]);
  stage.opened.push(half.stop);
  const context = await stage.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(half.url);
  await page.getByRole('heading', { name: 'What are you studying?' }).waitFor();
  return { page, half };
}

async function startCloud(stage: Stage): Promise<void> {
  const cloud = await startHalf('cloud', ['--cloud-port=0', '--data', join(stage.folder, 'cloud')], {
    RATE_LIMIT_MAX: String(explainMax),
    RATE_LIMIT_WINDOW: '60000',
    AI_BASE_URL: stage.ai.url,
    AI_PRICES_FILE: stage.ai.pricesFile,
    OPENAI_API_KEY: 'stub',
  });
  stage.opened.push(cloud.stop);
  stage.cloud.leadTo(cloud.url);
}

/** Ten answers without a cloud; the core is killed after the fifth, and nothing is lost. Gives the session's id. */
async function answerOffline(stage: Stage, page: Page, bank: Bank): Promise<string> {
  await page.getByRole('radio', { name: /Something of my own/u }).check();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Choose files' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await importFiles(page, bank.files)).toContain(`${bank.itemCount} questions are in.`);

  await study(page, bank.title);
  for (let saved = 1; saved <= 5; saved++) {
    await answerByKeys(page, saved);
    if (saved < 5) await page.keyboard.press('Space');
  }
  process.kill(findCore(join(stage.folder, 'first')), 'SIGKILL');
  await page.reload();
  await page.getByText('5 answers saved').waitFor();
  await page.getByRole('button', { name: /^Next question/u }).waitFor();
  await page.keyboard.press('Space');
  for (let saved = 6; saved <= 10; saved++) {
    await answerByKeys(page, saved);
    if (saved < 10) await page.keyboard.press('Space');
  }
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'See every question' }).waitFor();
  const sessionId = /result\/([0-9a-f-]+)/u.exec(page.url())?.[1];
  if (sessionId === undefined) throw new Error(`the result is not at ${page.url()}`);
  return sessionId;
}

async function seeOnSecondDevice(stage: Stage): Promise<void> {
  const { page } = await openProfile(stage, 'second');
  await page.getByRole('button', { name: 'I have an account' }).click();
  await signIn(page, email, password);
  await waitForSynced(page);
  await openScreen(page, 'Today');
  await page.getByRole('heading', { name: /^10 questions today/u }).waitFor();
}

/** Explanations of several questions, until the tutor asks for patience; the first one again, from the cache. */
async function askTutor({ ai }: Stage, page: Page, sessionId: string): Promise<void> {
  const ask = (number: number) => askAbout(page, sessionId, number);
  const letGo = ai.hold();
  await ask(1);
  // What comes is shown as it comes: some of it stands there while the rest is still to be written.
  await page.locator('[aria-busy=true]').filter({ hasText: /\w{3}/u }).waitFor();
  letGo();
  await page.getByText(/^Machine-written from this question/u).waitFor();
  await ask(1);
  await page.getByText(/^From notes the tutor wrote before/u).waitFor();
  for (let number = 2; number <= explainMax; number++) {
    await ask(number);
    await page.getByText(/^Machine-written from this question/u).waitFor();
  }
  await ask(explainMax + 1);
  const often = `You have asked the tutor ${explainMax} times in 1 minute`;
  await page
    .getByText(new RegExp(`^${often}\\..* try again in (?:1 minute|\\d+ seconds?)\\.$`, 'u'))
    .waitFor();
}

/** Opens a question of the finished session afresh and asks for its explanation by key. */
async function askAbout(page: Page, sessionId: string, number: number): Promise<void> {
  await page.goto(new URL(`/#/result/${sessionId}`, page.url()).href);
  await page.getByRole('button', { name: 'See every question' }).click();
  await waitForQuestion(page, 1);
  for (let at = 2; at <= number; at++) {
    await page.keyboard.press('ArrowRight');
    await waitForQuestion(page, at);
  }
  await page.keyboard.press('e');
  await page.getByRole('heading', { name: 'Tutor' }).waitFor();
}
