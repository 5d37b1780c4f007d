/** Bundles what runs in Electron: main and core as modules, preload as CommonJS for the sandbox. */
import { join } from 'node:path';
import { build, type BuildOptions } from 'rolldown';
import { root } from '../root.ts';
import { isFresh, markFresh } from './freshness.ts';

const desktop = join(root, 'desktop');
const dist = join(desktop, 'dist');
const stamp = join(dist, 'main', '.built');

/** Native modules, and those that look for files beside themselves, stay packages. */
const external = ['electron', 'better-sqlite3', 'keytar', 'electron-updater'];

const bundles = [
  { name: 'main', format: 'es', suffix: 'js' },
  // A sandboxed preload can only be CommonJS, and the package says that .js is not.
  { name: 'preload', format: 'cjs', suffix: 'cjs' },
  { name: 'core', format: 'es', suffix: 'js' },
] as const;

const sources = [
  ...['main', 'preload', 'core', 'contract', 'host'].map((name) => join(desktop, 'src', name)),
  join(root, 'shared', 'src'),
  join(root, 'package-lock.json'),
];

/** Builds into desktop/dist when a source is newer; `force` builds in any case. */
export async function buildElectron(options: { force?: boolean } = {}): Promise<void> {
  if (options.force !== true && isFresh(stamp, sources)) return;
  const startedMs = Date.now();
  await build(bundles.map(bundleOptions));
  markFresh(stamp, startedMs);
}

function bundleOptions({ name, format, suffix }: (typeof bundles)[number]): BuildOptions {
  return {
    input: join(desktop, 'src', name, 'main.ts'),
    platform: 'node',
    external,
    output: {
      file: join(dist, name, `${name}.${suffix}`),
      format,
      codeSplitting: false,
      // Problems in a student's log should name our lines.
      sourcemap: true,
    },
  };
}
