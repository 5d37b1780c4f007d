/** Answly in Electron itself: runs where its binary and a display are, and says so loudly where they are not. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from 'playwright-core';
import { _electron } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWhere } from '@answly/tools/testing/describe-where';

const desktop = fileURLToPath(new URL('..', import.meta.url));
const packageFolder = dirname(fileURLToPath(import.meta.resolve('electron/package.json')));
const binary = findBinary();
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** Without the package's own entry, which would download what is not there. */
function findBinary(): string | null {
  const name = join(packageFolder, 'path.txt');
  if (!existsSync(name)) return null;
  const file = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist'),
    readFileSync(name, 'utf8').trim(),
  );
  return existsSync(file) ? file : null;
}

function whatIsMissing(): string | null {
  if (binary === null) return 'Answly was NOT tried in Electron: its binary is not installed.';
  return hasDisplay ? null : 'Answly was NOT tried in Electron: there is no display.';
}

describeWhere(whatIsMissing(), 'Answly in Electron', () => {
  let folder = '';
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'answly-electron-'));
    await promisify(execFile)(process.execPath, [join(desktop, '..', 'tools', 'src', 'build.ts')]);
    app = await _electron.launch({
      executablePath: binary ?? '',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        desktop,
        '--data',
        folder,
        '--cloud-url',
        'http://127.0.0.1:9',
        '--no-updates',
      ],
    });
    page = await app.firstWindow();
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the first screen from its own scheme, by a core in a process of its own', async () => {
    await page.getByRole('heading').first().waitFor();
    expect(page.url()).toMatch(/^app:\/\/answly\//u);
    expect(existsSync(join(folder, 'study.db'))).toBe(true);
  });

  it('gives the page a bridge and nothing of Node', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { answly: object }).answly),
      node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['connect'], node: [] });
  });

  it('stays where it is when the page tries to leave or to open a window', async () => {
    await page.evaluate(() => {
      window.open('file:///etc/passwd');
      window.location.href = 'file:///etc/passwd';
    });
    await page.getByRole('heading').first().waitFor();
    expect(page.url()).toMatch(/^app:\/\/answly\//u);
    expect(app.windows()).toHaveLength(1);
  });
});
