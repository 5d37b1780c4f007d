/** Each habit check finds what it is there to find. */
import { expect, test } from 'vitest';
import * as habits from './habits.ts';
import { parseSource, type SourceFile } from './source-file.ts';

const source = (path: string, text: string): SourceFile => parseSource(path, text);
/** What a check looks for is put together here, so that the check does not find it in this file. */
const joined = (...parts: string[]): string => parts.join('');
const long = (lines: number): string => 'let a = 1;\n'.repeat(lines);

test('a file of 401 lines is too long and one of 400 is not', () => {
  expect(habits.longFiles([source('a.ts', long(400)), source('b.ts', long(401))])).toEqual([
    'b.ts: 401 lines',
  ]);
});

test('the median and the ninth tenth are lines of real files', () => {
  const files = [1, 2, 3, 4, 50].map((lines) => source('a.ts', long(lines)));
  expect([habits.linesAt(files, 0.5), habits.linesAt(files, 0.9)]).toEqual([3, 50]);
});

test('a function of 71 lines and one of four parameters are too large, in tests they are not looked at', () => {
  const text = `function f() {\n${'  g();\n'.repeat(69)}}\nconst h = (a, b, c, d) => a;\n`;
  expect(habits.largeFunctions([source('a.ts', text), source('a.test.ts', text)])).toEqual([
    'a.ts:1: 71 lines, 0 parameters',
    'a.ts:72: 1 lines, 4 parameters',
  ]);
});

test('an empty name is found in folders and files, and camelCase only in code', () => {
  const paths = [
    'a/utils/x.ts',
    'a/helpers.ts',
    'a/someThing.ts',
    'Dockerfile',
    'README.md',
    'a/good-name.test.ts',
  ];
  expect(habits.poorNames(paths)).toEqual(['a/utils/x.ts', 'a/helpers.ts', 'a/someThing.ts']);
});

test('a source file without a first sentence is found; tests need none', () => {
  const files = ['a.ts', 'a.test.ts'].map((path) => source(path, 'export const a = 1;\n'));
  expect(habits.withoutFirstSentence(files)).toEqual(['a.ts']);
  expect(habits.withoutFirstSentence([source('b.ts', '/** Says so. */\n')])).toEqual([]);
});

test('an import that climbs two folders is found', () => {
  expect(habits.climbingImports([source('a/b/c.ts', "import '../../d.ts';\n")])).toEqual([
    'a/b/c.ts: ../../d.ts',
  ]);
});

test('a file that only passes on exports is a barrel; one with something of its own is not', () => {
  const barrel = source('a.ts', "export * from './b.ts';\nexport { c } from './c.ts';\n");
  const own = source('d.ts', "export { c } from './c.ts';\nexport const d = 1;\n");
  expect(habits.barrels([barrel, own])).toEqual(['a.ts']);
});

test('a default export is found outside configuration files', () => {
  const files = ['a.ts', 'vite.config.ts'].map((path) => source(path, 'export default 1;\n'));
  expect(habits.defaultExports(files)).toEqual(['a.ts']);
});

test('skipped, focused and promised tests are found, each and in-file variants too', () => {
  const words = ['only', 'skip', 'todo'].map((word) => `test.${word}('a', () => {});`);
  const text = [
    ...words,
    joined('describe.concurrent.on', "ly('b', () => {});"),
    "test('fine', () => {});",
  ].join('\n');
  expect(habits.focusedOrSkipped([source('a.test.ts', text)])).toHaveLength(4);
});

test('what is marked to be done later is found', () => {
  const text = [
    joined('// TO', 'DO later'),
    joined('// FIX', 'ME'),
    joined('// @ts-', 'ignore'),
    '// all done',
  ].join('\n');
  expect(habits.leftBehind([source('a.ts', text)])).toHaveLength(3);
});

test('a path of one machine is found; a relative one and an address are not', () => {
  const found = [joined("'/ho", "me/someone'"), joined('/t', 'mp/x')];
  const text = [...found, "'./home/x'", "'https://a.example/work/x'"].join('\n');
  expect(habits.machinePaths([{ path: 'a.ts', text }])).toEqual(
    found.map((line, index) => `a.ts:${index + 1}: ${line}`),
  );
});

test('a rule that a test cites and the document lacks is found', () => {
  const [known, unknown] = [joined('SY', '1'), joined('SY', '99')];
  const files = [source('a.test.ts', `test('${known} a', f); test('${unknown} b', f);\n`)];
  expect(habits.unknownRules(files, `- **${known} Identity.**`)).toEqual([`a.test.ts: ${unknown}`]);
});
