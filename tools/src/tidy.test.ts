/** The house keeps its own rules: walls, sizes, names, first sentences, nothing left behind. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';
import * as habits from './tidy/habits.ts';
import { isSource, listFiles, readSource } from './tidy/source-file.ts';
import { brokenWalls, heavyInPage } from './tidy/walls.ts';

const paths = listFiles(root);
const files = paths.filter(isSource).map((path) => readSource(root, path));
const sources = files.filter(({ isTest }) => !isTest);
const texts = paths
  .filter((path) => /\.(ts|tsx|mjs|css|sql|md|json|ya?ml|html)$/.test(path) && path !== 'package-lock.json')
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

test('no import goes through a wall', () => {
  expect(brokenWalls(files)).toEqual([]);
});

test('the page carries no schemas', () => {
  expect(heavyInPage(files)).toEqual([]);
});

test('no file is longer than 400 lines', () => {
  expect(habits.longFiles(files)).toEqual([]);
});

test('files are short: nine of ten stay within 250 lines', () => {
  const figures = [0.5, 0.9].map((share) => habits.linesAt(sources, share));
  console.log(`${sources.length} source files, median ${figures[0]} lines, p90 ${figures[1]} lines`);
  expect(figures[1]).toBeLessThanOrEqual(habits.sizeLimits.fileLinesP90);
});

test('no function is longer than 70 lines or takes more than 3 positional parameters', () => {
  expect(habits.largeFunctions(files)).toEqual([]);
});

test('files and folders have names that say something, in kebab-case', () => {
  expect(habits.poorNames(paths)).toEqual([]);
});

test('every source file begins with a sentence that says what it is for', () => {
  expect(habits.withoutFirstSentence(files)).toEqual([]);
});

test('no import climbs two folders', () => {
  expect(habits.climbingImports(files)).toEqual([]);
});

test('no file only passes on what others export', () => {
  expect(habits.barrels(files)).toEqual([]);
});

test('only configuration files have a default export', () => {
  expect(habits.defaultExports(files)).toEqual([]);
});

test('no test is skipped, focused or promised', () => {
  expect(habits.focusedOrSkipped(files)).toEqual([]);
});

test('nothing is marked to be done later and no type check is switched off', () => {
  expect(habits.leftBehind(files)).toEqual([]);
});

test('no path of one machine is written down', () => {
  expect(habits.machinePaths(texts)).toEqual([]);
});

test('every sync rule that a test cites is in docs/sync.md', () => {
  const document = join(root, 'docs', 'sync.md');
  const text = existsSync(document) ? readFileSync(document, 'utf8') : '';
  expect(habits.unknownRules(files, text)).toEqual([]);
});
