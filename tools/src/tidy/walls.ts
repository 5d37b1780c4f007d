/** Which part of the house may import what; read from the imports themselves. */
import { posix } from 'node:path';
import { isTest, type SourceFile } from './source-file.ts';

interface Room {
  folder: string;
  /** Folders, or single files, of the checkout it may import from, besides its own. */
  neighbours: string[];
  /** May it use Node? */
  node: boolean;
  /** The only packages it may use; absent: any but the guarded ones. */
  packages?: string[];
}

const pure = ['zod', 'ts-fsrs', 'uuid', 'csv-parse', 'fflate', 'saxes', 'fast-xml-parser'];

/** The most particular folder comes first: a file lives in the first room whose folder holds it. */
const rooms: Room[] = [
  { folder: 'shared/src', neighbours: [], node: false, packages: pure },
  {
    folder: 'cloud/src/http',
    neighbours: ['cloud/src/domain', 'cloud/src/version', 'shared/src'],
    node: true,
  },
  { folder: 'cloud/src/domain', neighbours: ['shared/src'], node: true },
  { folder: 'cloud/src/storage', neighbours: ['cloud/src/domain', 'shared/src'], node: true },
  { folder: 'cloud/src', neighbours: ['shared/src'], node: true },
  { folder: 'desktop/src/contract', neighbours: ['shared/src'], node: false, packages: pure },
  { folder: 'desktop/src/core', neighbours: ['desktop/src/contract', 'shared/src'], node: true },
  { folder: 'desktop/src/host', neighbours: ['desktop/src/contract', 'shared/src'], node: true },
  {
    folder: 'desktop/src/main',
    neighbours: ['desktop/src/host', 'desktop/src/contract', 'shared/src'],
    node: true,
  },
  {
    folder: 'desktop/src/browser',
    neighbours: ['desktop/src/host', 'desktop/src/contract', 'shared/src'],
    node: true,
  },
  {
    folder: 'desktop/src/preload',
    neighbours: ['desktop/src/contract', 'shared/src'],
    node: false,
    packages: ['electron', 'zod'],
  },
  { folder: 'desktop/src/renderer', neighbours: ['desktop/src/contract', 'shared/src'], node: false },
  { folder: 'tools', neighbours: ['shared/src', 'desktop/src/contract'], node: true },
];

/** Packages with one home: whoever else needs what they do asks that home. */
const guarded: Record<string, string[]> = {
  postgres: ['cloud/src/storage'],
  ioredis: ['cloud/src/storage'],
  electron: ['desktop/src/main', 'desktop/src/preload'],
  'electron-updater': ['desktop/src/main'],
  'better-sqlite3': ['desktop/src/core/storage'],
  keytar: ['desktop/src/core/account'],
  openai: ['cloud/src/domain/tutor'],
  nodemailer: ['cloud/src/mail'],
  ws: ['desktop/src/browser'],
};

const aliases: [prefix: string, folder: string][] = [
  ['#cloud/', 'cloud/src/'],
  ['#desktop/', 'desktop/src/'],
  ['#tools/', 'tools/src/'],
  ['@answly/shared/', 'shared/src/'],
  ['@answly/tools/', 'tools/src/'],
  ['@answly/cloud/', 'cloud/src/'],
  ['@answly/desktop/', 'desktop/src/'],
];

/** One sentence for each import that goes through a wall. Tests may look anywhere, and nobody else at them. */
export function brokenWalls(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !file.isTest)
    .flatMap((file) =>
      file.imports.filter((name) => !mayImport(file.path, name)).map((name) => `${file.path}: ${name}`),
    );
}

function mayImport(path: string, specifier: string): boolean {
  const room = rooms.find(({ folder }) => path.startsWith(`${folder}/`));
  if (room === undefined) return true;
  const target = pathOf(path, specifier);
  if (target !== undefined) {
    if (isTest(target)) return false;
    return [room.folder, ...room.neighbours].some(
      (place) => target === place || target.startsWith(`${place}/`),
    );
  }
  if (specifier.startsWith('node:')) return room.node;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const homes = guarded[name];
  if (homes !== undefined && !homes.some((folder) => path.startsWith(`${folder}/`))) return false;
  return room.packages === undefined || room.packages.includes(name);
}

/** What the page must not carry, however it would get there: the core checks what it sends. */
const heavy = ['zod'];

/** One sentence for each file of the page, its own or borrowed, that needs at run time what the page must not carry. */
export function heavyInPage(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path.replace(/\.tsx?$/u, ''), file]));
  const reached = new Set<SourceFile>();
  const open = ['desktop/src/renderer/main'];
  for (const path of open) {
    const file = byPath.get(path);
    if (file === undefined || reached.has(file)) continue;
    reached.add(file);
    open.push(
      ...file.runtimeImports.flatMap((name) => pathOf(file.path, name)?.replace(/\.tsx?$/u, '') ?? []),
    );
  }
  return [...reached].flatMap(({ path, runtimeImports }) =>
    runtimeImports.filter((name) => heavy.includes(name)).map((name) => `${path}: ${name}`),
  );
}

/** The imported file inside the checkout; undefined for packages. */
function pathOf(importer: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), specifier);
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  return alias === undefined ? undefined : alias[1] + specifier.slice(alias[0].length);
}
