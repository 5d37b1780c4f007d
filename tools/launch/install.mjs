/** Installs the project's packages when they are absent or older than package-lock.json; silent when there is nothing to do. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { node24Package } from './node24.mjs';
import { root } from './root.mjs';

/** Runs `npm ci` if needed. Throws a sentence for the user when npm fails. */
export async function installMissing() {
  if (isInstalled()) return;
  await withLock(join(root, '.answly', 'install.lock'), async () => {
    // Another copy may have installed everything while this one waited for the lock.
    if (isInstalled()) return;
    const since = Date.now();
    console.error('Installing what Answly needs from npm; the first time takes a minute or two.');
    const code = await npmCi();
    if (code !== 0 || !isInstalled()) {
      throw new Error(`npm ci did not finish (exit code ${code}); what it said above tells why.`);
    }
    console.error(`Installed in ${Math.round((Date.now() - since) / 1000)} s.`);
  });
}

/** True when node_modules holds the very versions that package-lock.json names. */
export function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing or damaged; restore it from git.');
  if (present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    // The root and the workspaces are the checkout itself.
    if (!path.includes('node_modules/')) return true;
    const found = present[path];
    if (found === undefined) return entry.optional === true && path !== `node_modules/${node24Package()}`;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function readPackages(path) {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** All that npm says goes to stderr: the stdout belongs to the command that was asked for. */
function npmCi() {
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const script = process.env.npm_execpath;
  const viaNode = script !== undefined && /npm-cli\.c?js$/.test(script);
  const [command, args] = viaNode ? [process.execPath, [script, ...flags]] : ['npm', flags];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: !viaNode && process.platform === 'win32',
    });
    child.on('error', (cause) => reject(new Error(`npm could not be started: ${cause.message}`)));
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
}
