/** The source files of the checkout as the tidy checks see them: text, imports and functions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

export interface FunctionSize {
  /** First line, from 1. */
  line: number;
  lines: number;
  positionals: number;
}

export interface SourceFile {
  /** From the checkout's folder, with forward slashes. */
  path: string;
  text: string;
  lines: number;
  isTest: boolean;
  /** What it imports, as written, types included. */
  imports: string[];
  /** Those of them that are there when it runs. */
  runtimeImports: string[];
  /** True when it only passes on what other files export. */
  isBarrel: boolean;
  hasDefaultExport: boolean;
  functions: FunctionSize[];
}

const ignoredFolders = new Set(['node_modules', 'dist', '.git', '.tsc', '.answly', 'coverage', '.vite']);

/** Paths of all files below `folder` that belong to the project, sorted. */
export function listFiles(folder: string, base = folder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !ignoredFolders.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return listFiles(path, base);
      return entry.isFile() ? [relative(base, path).split(sep).join('/')] : [];
    })
    .toSorted();
}

export function isSource(path: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts');
}

/** @param path with or without its extension */
export function isTest(path: string): boolean {
  return /\.test(\.tsx?)?$/.test(path) || /(^|\/)(testing|e2e|bench)\//.test(path);
}

export function readSource(root: string, path: string): SourceFile {
  return parseSource(path, readFileSync(join(root, path), 'utf8'));
}

export function parseSource(path: string, text: string): SourceFile {
  const { program, module } = parseSync(path, text);
  const exported = module.staticExports.flatMap(({ entries }) => entries);
  const isRuntime = ({ entries }: { entries: { isType: boolean }[] }): boolean =>
    entries.length === 0 || entries.some(({ isType }) => !isType);
  const passedOn = [
    ...exported.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
    ...module.dynamicImports.flatMap(({ moduleRequest }) =>
      literal(text.slice(moduleRequest.start, moduleRequest.end)),
    ),
  ];
  const namesOf = (imports: typeof module.staticImports) =>
    imports.map(({ moduleRequest }) => moduleRequest.value);
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    isTest: isTest(path),
    imports: [...namesOf(module.staticImports), ...passedOn],
    runtimeImports: [...namesOf(module.staticImports.filter(isRuntime)), ...passedOn],
    isBarrel: exported.length > 0 && exported.every(({ moduleRequest }) => moduleRequest !== null),
    hasDefaultExport: program.body.some(({ type }) => type === 'ExportDefaultDeclaration'),
    functions: functionSizes(program, text),
  };
}

function literal(code: string): string[] {
  return /^'[^']*'$/.test(code) ? [code.slice(1, -1)] : [];
}

function functionSizes(program: Parameters<Visitor['visit']>[0], text: string): FunctionSize[] {
  const sizes: FunctionSize[] = [];
  const measure = (node: { start: number; end: number; params: readonly unknown[] }): void => {
    const line = lineOf(text, node.start);
    sizes.push({ line, lines: lineOf(text, node.end) - line + 1, positionals: node.params.length });
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(program);
  return sizes;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
