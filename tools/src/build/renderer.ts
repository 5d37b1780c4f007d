/** Builds the page that both hosts show, when its sources are newer than what was built. */
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../root.ts';
import { isFresh, markFresh } from './freshness.ts';

const desktop = join(root, 'desktop');
const rendererFolder = join(desktop, 'dist', 'renderer');
const stamp = join(rendererFolder, '.built');

const sources = [
  join(desktop, 'index.html'),
  join(desktop, 'vite.config.ts'),
  join(desktop, 'src', 'renderer'),
  join(desktop, 'src', 'contract'),
  join(root, 'shared', 'src'),
  join(root, 'package-lock.json'),
];

/** True when the page need not be built. */
export function rendererIsFresh(): boolean {
  return isFresh(stamp, sources);
}

/** Builds into desktop/dist/renderer; `force` builds even when nothing changed. */
export async function buildRenderer(options: { force?: boolean } = {}): Promise<void> {
  if (options.force !== true && rendererIsFresh()) return;
  const startedMs = Date.now();
  await asShipped(() => build({ root: desktop, logLevel: 'warn' }));
  markFresh(stamp, startedMs);
}

/** Whoever builds, the tests too, gets the React that users get: this variable decides, and vitest has it at `test`. */
async function asShipped(work: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
