/** Entry of the Electron host; built into dist/main, beside the preload, the core and the page. */
import * as electron from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseShellOptions } from './options.ts';
import { startShell } from './shell.ts';

const fileBeside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

startShell({
  electron,
  files: {
    renderer: fileBeside('../renderer'),
    preload: fileBeside('../preload/preload.cjs'),
    core: fileBeside('../core/core.js'),
  },
  options: parseShellOptions(process.argv.slice(electron.app.isPackaged ? 1 : 2)),
  loadUpdater: async () => {
    // Written by electron-builder where whoever packs Answly names a feed.
    if (!existsSync(join(process.resourcesPath, 'app-update.yml'))) return null;
    const { default: updater } = await import('electron-updater');
    return updater.autoUpdater;
  },
  log: (line) => console.error(line),
}).catch((error: unknown) => {
  console.error(error);
  electron.app.exit(1);
});
