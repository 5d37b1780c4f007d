/** What electron-builder packs by electron-builder.yml: packed offline on a folder shaped like Electron's, and started. */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createPackage, extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const builder = fileURLToPath(import.meta.resolve('electron-builder/cli.js'));

const feedUrl = 'https://updates.example/answly';

let folder = '';
let packed = '';
let files: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answly-package-'));
  await writeElectronShape(join(folder, 'electron'));
  await run(process.execPath, [join(root, 'tools', 'src', 'build.ts')], { cwd: root });
  const set = (name: string, value: string) => `-c.${name}=${value}`;
  const places = [
    set('electronDist', join(folder, 'electron')),
    set('directories.output', join(folder, 'out')),
    set('publish.provider', 'generic'),
    set('publish.url', feedUrl),
  ];
  await run(process.execPath, [builder, '--linux', '--x64', '--dir', '--publish', 'never', ...places], {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  });
  packed = join(folder, 'out', 'linux-unpacked');
  files = listPackage(join(packed, 'resources', 'app.asar'), { isPack: false });
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Mark and layout of the fuses in Electron's binary: https://github.com/electron/fuses */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100010'),
]);

/** How a fuse's state stands in the wire. */
const fuse = { off: '0'.charCodeAt(0), on: '1'.charCodeAt(0) };

async function writeElectronShape(place: string): Promise<void> {
  const page = join(folder, 'default-app');
  await mkdir(join(place, 'resources'), { recursive: true });
  await mkdir(join(place, 'locales'));
  await mkdir(page);
  await writeFile(join(page, 'package.json'), '{"name":"default","main":"main.js"}');
  await writeFile(join(page, 'main.js'), '');
  await createPackage(page, join(place, 'resources', 'default_app.asar'));
  await writeFile(join(place, 'electron'), fuseWire, { mode: 0o755 });
  await writeFile(join(place, 'chrome-sandbox'), '');
  await writeFile(join(place, 'locales', 'en-US.pak'), '');
}

describe('the package', () => {
  it('holds the bundles, the page, the packs, the maps and the migrations', () => {
    for (const file of [
      '/dist/main/main.js',
      '/dist/preload/preload.cjs',
      '/dist/core/core.js',
      '/dist/renderer/index.html',
      '/dist/packs/computing-foundations.answlypack',
      '/dist/packs/maps/ham-radio.json',
      '/migrations/0001-study.sql',
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
      '/node_modules/keytar/prebuilds/linux-x64/keytar.node',
      '/node_modules/electron-updater/out/main.js',
    ])
      expect(files).toContain(file);
  });

  it.each([
    ['sources', /\.(?:tsx?|mts|cts|cc|cpp|hpp?|gyp|gypi)$|^\/src\/|\/vite\.config/u],
    ['tests', /\.test\.|\/(?:test|tests|__tests__|e2e)\//u],
    ['source maps and stamps', /\.map$|\/\.built$/u],
    ['Node for npm scripts', /node_modules\/node-(?:bin|linux|darwin|win)/u],
    ['binaries of other systems', /prebuilds\/(?:darwin|win32|linux(?:musl)?-(?!x64))/u],
    ["SQLite's own sources", /better-sqlite3\/(?:deps|src)\//u],
    ['what is bundled already', /node_modules\/(?:@answly|zod|ws|react|@mantine|electron\/)/u],
  ])('holds no %s', (_what, pattern) => {
    expect(files.filter((file) => pattern.test(file))).toEqual([]);
  });

  it('starts its core on its own better-sqlite3', async () => {
    const app = join(folder, 'app');
    extractAll(join(packed, 'resources', 'app.asar'), app);
    const args = ['--host', 'browser', '--data', join(folder, 'data'), '--cloud-url', 'http://127.0.0.1:9'];
    const core = fork(join(app, 'dist', 'core', 'core.js'), args, { serialization: 'advanced', cwd: folder });
    const [report] = (await once(core, 'message')) as [unknown];
    expect(report).toEqual({ kind: 'ready' });
    core.send({ kind: 'stop' });
    expect(await once(core, 'exit')).toEqual([0, null]);
  });

  it('has its native modules outside the archive, where the system can open them', async () => {
    const outside = join(packed, 'resources', 'app.asar.unpacked', 'node_modules');
    const binary = await readFile(join(outside, 'better-sqlite3', 'prebuilds', 'linux-x64.node'));
    expect(binary.subarray(1, 4).toString()).toBe('ELF');
  });

  it('has its fuses set: no Node mode, no debugger, nothing but its own archive', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'answly'));
    expect(wire[FuseV1Options.RunAsNode]).toBe(fuse.off);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(fuse.off);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(fuse.off);
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(fuse.off);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(fuse.on);
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(fuse.on);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(fuse.on);
  });

  it('asks the feed that whoever packs it names for updates', async () => {
    const feed: unknown = parse(await readFile(join(packed, 'resources', 'app-update.yml'), 'utf8'));
    expect(feed).toMatchObject({ provider: 'generic', url: feedUrl });
  });
});

const promised = z.object({
  publish: z.null(),
  npmRebuild: z.literal(false),
  win: z.object({ target: z.literal('nsis') }),
  nsis: z.object({ deleteAppDataOnUninstall: z.literal(false) }),
  mac: z.object({ target: z.tuple([z.literal('dmg'), z.literal('zip')]) }),
  linux: z.object({ target: z.tuple([z.literal('AppImage'), z.literal('deb')]) }),
  deb: z.object({ depends: z.array(z.string()) }),
});

it('makes installers for the three systems, names no feed, and the deb asks for the keyring library', async () => {
  const config = promised.parse(parse(await readFile(join(root, 'electron-builder.yml'), 'utf8')));
  expect(config.deb.depends).toContain('libsecret-1-0');
});
