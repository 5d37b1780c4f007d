/** Updates of a packaged app that go wrong, on a real disk, seen by a stand-in of the `electron` module. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startShell } from './shell.ts';
import { createElectron } from './testing/electron.ts';
import type { Updater } from './updates.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answly-shell-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function startPackaged(loadUpdater: () => Promise<Updater | null>) {
  const stage = createElectron({ isPackaged: true, userData: folder });
  const log: string[] = [];
  await startShell({
    electron: stage.electron,
    files: { renderer: 'renderer', preload: 'preload.cjs', core: 'core.js' },
    options: { dataFolder: null, cloudUrl: null, starterFolder: null, updates: true },
    loadUpdater,
    log: (line) => log.push(line),
  });
  stage.cores[0]?.emit('message', { kind: 'ready' });
  const restartItem = () => {
    const items = stage.menu().flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])) as {
      id?: string;
      click?: () => void;
    }[];
    return items.find(({ id }) => id === 'update');
  };
  return { ...stage, log, restartItem };
}

/** Finds 2.0.0, loads it, and fails to install it, as electron-updater does: by an event. */
function createUpdater(): Updater {
  let tell = (_: Error): void => undefined;
  return {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    checkForUpdates: () => Promise.resolve({ isUpdateAvailable: true, updateInfo: { version: '2.0.0' } }),
    downloadUpdate: () => Promise.resolve(),
    quitAndInstall: () => tell(new Error('the installer is gone')),
    on: (_event, listener) => (tell = listener),
  };
}

it('starts without updates when the updater cannot be loaded, or there is no feed', async () => {
  const broken = await startPackaged(() => Promise.reject(new Error('a file is missing')));
  expect(broken.windows).toHaveLength(1);
  expect(broken.log.join()).toContain('a file is missing');
  broken.app.quit();
  await expect.poll(() => broken.asked.at(-1)).toBe('gone');
  const silent = await startPackaged(() => Promise.resolve(null));
  expect(silent.windows).toHaveLength(1);
  expect(silent.log).toEqual([]);
});

it('starts anew after an install that failed, so that nobody is left without a core', async () => {
  const shell = await startPackaged(() => Promise.resolve(createUpdater()));
  await expect.poll(shell.restartItem).toBeDefined();
  shell.restartItem()?.click?.();
  await expect.poll(() => shell.asked.at(-1)).toBe('gone');
  expect(shell.asked).toContain('relaunch');
});

it('outlives a core whose engine gives up, and starts another', async () => {
  const shell = await startPackaged(() => Promise.resolve(null));
  shell.cores[0]?.emit('error', 'FatalError', 'heap', '{}');
  shell.cores[0]?.emit('exit', 134);
  await expect.poll(() => shell.cores.length).toBe(2);
});
