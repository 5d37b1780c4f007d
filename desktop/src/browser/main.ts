/** Entry of the browser host: `--port --data --cloud-url --starter-folder --no-open`. */
import { fileURLToPath } from 'node:url';
import { startBrowserHost } from './browser-host.ts';
import { startCoreChild } from './core-child.ts';
import { openPage } from './open-page.ts';
import { parseBrowserOptions } from './options.ts';

const fileBeside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** From the sources the core runs as TypeScript; the built host stands beside a built core. */
const coreEntry = fileBeside(import.meta.url.endsWith('.ts') ? '../core/main.ts' : '../core/core.js');
const rendererFolder = fileBeside(import.meta.url.endsWith('.ts') ? '../../dist/renderer' : '../renderer');

function tell(url: string): void {
  console.log(url);
  process.send?.({ ready: { url } });
}

async function main(): Promise<void> {
  const options = parseBrowserOptions(process.argv.slice(2), '.answly/desktop');
  const optional = [
    ...(options.cloudUrl === undefined ? [] : ['--cloud-url', options.cloudUrl]),
    ...(options.starterFolder === undefined ? [] : ['--starter-folder', options.starterFolder]),
  ];
  const host = await startBrowserHost({
    rendererFolder,
    firstPort: options.port,
    startCore: () =>
      startCoreChild({
        entry: coreEntry,
        args: ['--host', 'browser', '--data', options.dataFolder, ...optional],
      }),
    freshAddress: tell,
    log: (line) => console.error(line),
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void host.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  tell(host.url);
  if (options.open) openPage(host.url);
}

// A log that cannot be written, as on a full disk, ends nothing.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
