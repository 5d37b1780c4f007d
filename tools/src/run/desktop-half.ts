/** The desktop half of a run: the page, and the host that shows it with a core of its own. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectron } from '../build/electron.ts';
import { buildRenderer, rendererIsFresh } from '../build/renderer.ts';
import { startChild, type Child } from '../processes/child.ts';
import { nodeProgram } from '../processes/node-program.ts';
import { root } from '../root.ts';
import type { Crew } from './crew.ts';
import { portNote, type RunOptions } from './options.ts';
import type { Watch } from './watch.ts';
import { chooseWindow, type WindowKind } from './window-kind.ts';

export interface DesktopHalf {
  /** Holds the student's study file and media. */
  folder: string;
  /** With the packs a new student chooses from. */
  packsFolder: string;
  options: RunOptions;
  crew: Crew;
  watch: Watch;
  say: (line: string) => void;
}

const browserEntry = new URL('../../../desktop/src/browser/main.ts', import.meta.url);

/** Builds the page when its sources are newer; both hosts need it before they start. */
export async function preparePage(say: (line: string) => void): Promise<void> {
  if (rendererIsFresh()) return;
  say('Building the page ...');
  await buildRenderer();
}

/** Starts the window and says how and where it is shown. `cloudUrl` is what the core syncs with. */
export async function startDesktopHalf(half: DesktopHalf, cloudUrl: string | undefined): Promise<void> {
  // What a student did is nobody else's to read; other folders of the data are passed through by PostgreSQL.
  chmodSync(half.folder, 0o700);
  const window = chooseWindow(process.env, half.options);
  if (window.kind === 'electron') await startElectron(half, window, cloudUrl);
  else await startBrowserHost(half, window.why, cloudUrl);
}

async function startBrowserHost(half: DesktopHalf, why: string, cloudUrl: string | undefined): Promise<void> {
  const { options } = half;
  half.say(`Answly is shown in the browser, because ${why}.`);
  const args = [
    ...commonArguments(half, cloudUrl),
    '--port',
    String(options.port),
    ...(options.open ? [] : ['--no-open']),
  ];
  const host = await startHost(half, nodeProgram(browserEntry, args));
  const { url } = (await host.ready) as { url: string };
  const note = portNote(options.port, Number(new URL(url).port), 'the page');
  if (note !== undefined) half.say(note);
  half.say(`  ${url}`);
  host.onReadyAgain((again) => half.say(`One more window: ${(again as { url: string }).url}`));
}

async function startElectron(
  half: DesktopHalf,
  window: Extract<WindowKind, { kind: 'electron' }>,
  cloudUrl: string | undefined,
): Promise<void> {
  half.say('Answly opens in Electron.');
  await buildElectron();
  const args = [join(root, 'desktop'), ...commonArguments(half, cloudUrl)];
  await startHost(half, { command: window.binary, args });
}

/** Electron leaves when the student closes its window; that ends the run without being a fault. */
async function startHost(half: DesktopHalf, program: { command: string; args: string[] }): Promise<Child> {
  const logFile = join(half.folder, 'host.log');
  const host = await half.crew.add(startChild({ name: 'The window', ...program, logFile }));
  half.watch.expectToStay('The window', host.ended, logFile);
  return host;
}

function commonArguments({ folder, packsFolder }: DesktopHalf, cloudUrl: string | undefined): string[] {
  return [
    '--data',
    folder,
    '--starter-folder',
    packsFolder,
    ...(cloudUrl === undefined ? [] : ['--cloud-url', cloudUrl]),
  ];
}
