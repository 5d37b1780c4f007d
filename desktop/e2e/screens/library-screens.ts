/** The library: a file that cannot be read, an import, the packs, what a search finds, and the dialogs over them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openScreen } from '../student.ts';
import { folded, picture, pictureAt } from './picture.ts';
import { starterPack } from './session-screens.ts';

/** A student's own file with the mistakes such files have: no key, no question, a key that is no option. */
const ownQuestions = `question,a,b,c,answer,topic
Which device forwards frames by their MAC address?,A router,A switch,A hub,B,Ethernet
Which layer gives IP addresses their meaning?,Physical,Network,Session,B,Layers
How many hosts fit into a /26 network?,62,64,30,,Subnetting
,A static route,A default route,A loop,A,Routing
Which port does HTTPS use by default?,80,443,22,B,Ports
What does ARP find out?,A MAC address,A route,A name,Z,Ethernet
`;

export async function takeLibrary(page: Page, folder: string): Promise<void> {
  await openScreen(page, 'Library');
  await importOwn(page, folder);
  await page.getByRole('heading', { name: /were left out/u }).click();
  await picture(page, 'library');
  await pictureAt(page, folded, 'library-folded');
  await takeSearch(page);
  for (const [button, name] of [
    ['Get a pack', 'get-pack'],
    [`Study ${starterPack}`, 'study'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').getByText(starterPack).first().waitFor();
    await picture(page, name);
    await leaveDialog(page);
  }
  await page.getByRole('button', { name: `More for ${starterPack}` }).click();
  await page.getByRole('menuitem', { name: 'Remove from this computer' }).click();
  await page.getByRole('button', { name: 'Keep it' }).waitFor();
  await picture(page, 'remove-pack');
  await leaveDialog(page);
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/^Find a question/u).fill('tree');
  await page.getByRole('dialog').getByText(starterPack).first().waitFor();
  await picture(page, 'find');
  await page.keyboard.press('Escape');
}

/** Imports a pack that was cut short, in vain, and then the student's own file up to the report. */
async function importOwn(page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Import a file' }).click();
  await chooseFile(
    page,
    join(folder, 'networks.answlypack'),
    'PK\u0003\u0004 and then the download broke off',
  );
  await page.getByRole('alert').waitFor();
  await picture(page, 'import-damaged');
  await chooseFile(page, join(folder, 'unit-4-networks.csv'), ownQuestions);
  const run = page.getByRole('button', { name: /^Import \d+ questions$/u });
  await run.waitFor();
  await picture(page, 'import');
  await run.click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function chooseFile(page: Page, file: string, text: string): Promise<void> {
  writeFileSync(file, text);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([file]);
}

async function takeSearch(page: Page): Promise<void> {
  const field = page.getByRole('searchbox', { name: 'Search questions' });
  await field.fill('hash');
  await page.getByRole('heading', { name: 'Found', exact: true }).waitFor();
  await picture(page, 'search');
  await page.getByRole('listitem').getByRole('button', { name: /hash/iu }).first().click();
  await page.getByRole('dialog').getByText('Correct', { exact: true }).first().waitFor();
  await picture(page, 'item');
  await leaveDialog(page);
  await field.fill('');
}

async function leaveDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
