/** Decides how the student sees Answly: Electron where it can run, else a browser. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type WindowKind = { kind: 'electron'; binary: string } | { kind: 'browser'; why: string };

/** Nothing is downloaded here: Electron's binary is taken where it already is. */
export function chooseWindow(env: NodeJS.ProcessEnv, options: { open: boolean }): WindowKind {
  // Electron cannot but open a window.
  if (!options.open) return { kind: 'browser', why: '--no-open opens no window' };
  const binary = electronBinary(env);
  if (binary === undefined) {
    return { kind: 'browser', why: "Electron's binary is not installed (npx install-electron fetches it)" };
  }
  if (process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { kind: 'browser', why: 'there is no display for Electron' };
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { kind: 'browser', why: "Electron's sandbox does not work for root" };
  }
  return { kind: 'electron', binary };
}

/** The same places Electron's own package looks at, without its download. */
function electronBinary(env: NodeJS.ProcessEnv): string | undefined {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
    const binary = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
