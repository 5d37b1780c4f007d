/** Puts the Electron host together: scheme, fence, core, window, menu, updates, and their end. */
import { join } from 'node:path';
import type { CoreProcess } from '#desktop/host/core-process';
import { createSupervisor } from '#desktop/host/supervisor';
import type { Supervisor } from '#desktop/host/supervisor';
import { declareAppScheme, serveAppScheme } from './app-protocol.ts';
import { backUpStudy } from './back-up-study.ts';
import { offerCorePorts } from './core-ports.ts';
import { startCoreUtility } from './core-utility.ts';
import type { Electron } from './electron-module.ts';
import { denyPermissions, fenceContents } from './fence.ts';
import { menuTemplate } from './menu.ts';
import type { ShellOptions } from './options.ts';
import { openUpdateRecord } from './update-record.ts';
import type { Updater, Updates } from './updates.ts';
import { createUpdates } from './updates.ts';
import { openWindow } from './window.ts';

export interface ShellFiles {
  renderer: string;
  preload: string;
  /** The core's entry. */
  core: string;
}

export interface ShellParts {
  electron: Electron;
  files: ShellFiles;
  options: ShellOptions;
  /** Loaded only where updates can be: it asks Electron for the app as it loads. Null: this package has no feed. */
  loadUpdater: () => Promise<Updater | null>;
  log: (line: string) => void;
}

/** How long the core may take to close its files before it is ended. */
const stopGraceMs = 5_000;
const updateStepMs = 30 * 60_000;

/** Must run before the app is ready. Resolves when the first window is open, or at once in a second instance. */
export async function startShell(parts: ShellParts): Promise<void> {
  const { electron } = parts;
  const { app } = electron;
  app.enableSandbox();
  declareAppScheme(electron.protocol);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('web-contents-created', (_event, contents) => fenceContents(electron, contents));
  await app.whenReady();
  denyPermissions(electron.session.defaultSession);
  serveAppScheme(electron.protocol, parts.files.renderer);
  const supervisor = superviseCore(parts);
  offerCorePorts({
    electron,
    supervisor,
    pages: () => electron.BrowserWindow.getAllWindows().map((window) => window.webContents),
  });
  keepWindows(parts);
  const updates = await startUpdates(parts, supervisor);
  stopInOrder(electron, supervisor, updates);
}

function superviseCore({ electron, files, options, log }: ShellParts): Supervisor {
  const cloud = options.cloudUrl === null ? [] : ['--cloud-url', options.cloudUrl];
  const starter = options.starterFolder === null ? [] : ['--starter-folder', options.starterFolder];
  const start = (): CoreProcess =>
    startCoreUtility(electron.utilityProcess, {
      entry: files.core,
      args: ['--host', 'electron', '--data', dataFolder(electron, options), ...cloud, ...starter],
      log,
    });
  return createSupervisor({ start, now: () => performance.now(), later, log });
}

const later = (callback: () => void, afterMs: number) => void setTimeout(callback, afterMs);

const dataFolder = (electron: Electron, options: ShellOptions) =>
  options.dataFolder ?? join(electron.app.getPath('userData'), 'study');

function keepWindows({ electron, files }: ShellParts): void {
  const { app, BrowserWindow } = electron;
  openWindow(electron, files.preload);
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) openWindow(electron, files.preload);
    else {
      if (window.isMinimized()) window.restore();
      window.focus();
    }
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(electron, files.preload);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

async function startUpdates(parts: ShellParts, supervisor: Supervisor): Promise<Updates | null> {
  const { electron, options } = parts;
  const showMenu = (update: string | null) => {
    const installUpdate = () => void updates?.agree();
    const template = menuTemplate({ isMac: process.platform === 'darwin', update, installUpdate });
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template));
  };
  let updates: Updates | null = null;
  showMenu(null);
  if (!electron.app.isPackaged || !options.updates) return null;
  const updater = await loadUpdater(parts);
  if (updater === null) return null;
  updates = createUpdates({
    updater,
    enabled: true,
    isStudying: supervisor.isStudying,
    records: openUpdateRecord(join(electron.app.getPath('userData'), 'updates.json')),
    now: () => performance.now(),
    later,
    prepare: async (version) => {
      await supervisor.stop(stopGraceMs);
      await backUpStudy(dataFolder(electron, options), version);
    },
    // The core was stopped for the copy: a fresh start is the way back.
    recover: () => {
      electron.app.relaunch();
      electron.app.quit();
    },
    offer: showMenu,
    log: parts.log,
  });
  const started = updates;
  supervisor.onStudying((studying) => {
    if (!studying) void started.step();
  });
  setInterval(() => void started.step(), updateStepMs).unref();
  void started.step();
  return started;
}

/** Without updates Answly works as well as with them: whatever fails here is only noted. */
async function loadUpdater({ loadUpdater: load, log }: ShellParts): Promise<Updater | null> {
  try {
    return await load();
  } catch (error) {
    log(`update: the updater cannot be loaded: ${String(error)}`);
    return null;
  }
}

/** The app ends once the core has closed its files; no update is installed on the way out. */
function stopInOrder(electron: Electron, supervisor: Supervisor, updates: Updates | null): void {
  let stopped = false;
  electron.app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    updates?.quitting();
    void supervisor.stop(stopGraceMs).then(() => {
      stopped = true;
      electron.app.quit();
    });
  });
}
