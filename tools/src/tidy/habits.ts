/** What can be checked of how the code should read: sizes, names, first sentences, things left behind. */
import type { SourceFile } from './source-file.ts';

export const sizeLimits = { fileLines: 400, fileLinesP90: 250, functionLines: 70, positionals: 3 } as const;

const emptyNames = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'misc', 'shared-utils']);

export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ lines }) => lines > sizeLimits.fileLines)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

/** Lines of the file at a share of the way from the shortest to the longest: 0.5 is the median. */
export function linesAt(files: readonly SourceFile[], share: number): number {
  const sorted = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Functions too long to be seen at once, or with too many arguments to be told apart. */
export function largeFunctions(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ isTest }) => !isTest)
    .flatMap(({ path, functions }) =>
      functions
        .filter(
          ({ lines, positionals }) =>
            lines > sizeLimits.functionLines || positionals > sizeLimits.positionals,
        )
        .map(({ line, lines, positionals }) => `${path}:${line}: ${lines} lines, ${positionals} parameters`),
    );
}

/** Names that say nothing, and names that are not written in kebab-case. */
export function poorNames(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.split('/').some((part) => {
      const stem = part.split('.')[0] ?? part;
      return emptyNames.has(stem) || (isCode(part) && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem));
    }),
  );
}

function isCode(name: string): boolean {
  return /\.(ts|tsx|mjs|css|sql)$/.test(name);
}

export function withoutFirstSentence(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ isTest, text }) => !isTest && !/^(#!.*\n)?\/\*\*\s+\S/.test(text))
    .filter(({ path }) => !/(^|\/)[a-z]+\.config\.ts$/.test(path) && !path.endsWith('/index.ts'))
    .map(({ path }) => path);
}

/** Imports that climb two folders: the packages' own `#` names say where they go. */
export function climbingImports(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => name.startsWith('../../')).map((name) => `${path}: ${name}`),
  );
}

export function barrels(files: readonly SourceFile[]): string[] {
  return files.filter(({ isBarrel }) => isBarrel).map(({ path }) => path);
}

/** Tools ask for a default export in their configuration files; nothing else has one. */
export function defaultExports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ hasDefaultExport, path }) => hasDefaultExport && !path.endsWith('.config.ts'))
    .map(({ path }) => path);
}

/** Tests that are switched off, or that switch all others off. */
export function focusedOrSkipped(files: readonly SourceFile[]): string[] {
  return linesMatching(
    files.filter(({ path }) => /\.test\.tsx?$/.test(path)),
    /\b(it|test|describe)(\.\w+)*\.(only|skip|todo)\b/,
  );
}

export function leftBehind(files: readonly SourceFile[]): string[] {
  // Written in two parts so that this file does not find itself.
  return linesMatching(files, new RegExp(`\\b(${['TO', 'FIX'].join('DO|')}ME|X{3})\\b|@ts-(ignore|nocheck)`));
}

/** Paths of one machine, which mean nothing on another. */
export function machinePaths(files: readonly Pick<SourceFile, 'path' | 'text'>[]): string[] {
  const folders = ['work', 'farm', 'tmp', 'home', 'Users'].join('|');
  return linesMatching(files, new RegExp(`(^|[^A-Za-z0-9.\\])}*])/(${folders})/[a-z]`));
}

/** Rules that a test cites and the document does not have. */
export function unknownRules(files: readonly SourceFile[], document: string): string[] {
  const known = new Set(document.match(/\bSY\d+\b/g));
  return files
    .filter(({ isTest }) => isTest)
    .flatMap(({ path, text }) => (text.match(/\bSY\d+\b/g) ?? []).map((rule) => ({ path, rule })))
    .filter(({ rule }) => !known.has(rule))
    .map(({ path, rule }) => `${path}: ${rule}`);
}

function linesMatching(files: readonly Pick<SourceFile, 'path' | 'text'>[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}
