/** The `packs` program as a user meets it: spawned in an empty folder, judged by its files, its one line and its exit code. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPack } from '@answly/shared/formats/answlypack';
import { importReport } from '@answly/shared/formats/report';
import type { ImportReport } from '@answly/shared/formats/report';
import { afterEach, beforeEach, expect, it } from 'vitest';

const program = join(import.meta.dirname, 'main.ts');
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7]);
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answly-packs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function packs(...args: string[]): { code: number | null; out: string; err: string } {
  const ran = spawnSync(process.execPath, [program, ...args], {
    // npm runs programs in the checkout; the folder the user is in comes as INIT_CWD.
    cwd: tmpdir(),
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

function openPack(name = 'out.answlypack') {
  return readPack(readFileSync(join(folder, name)), (bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  );
}

function readReport(): ImportReport {
  return importReport.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
}

/** One clear line, no stack. */
function expectRefusal(ran: ReturnType<typeof packs>, code: string): void {
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toMatch(new RegExp(`^${code.replace('.', '\\.')}: [^\\n]+\\n$`));
  expect(ran.err).not.toContain('    at ');
}

function radioRow(over: object = {}): object {
  const answers = ['Red', 'Green', 'Blue', 'All these choices are correct'];
  const row = {
    id: 'Z1A01',
    correct: 1,
    refs: '[1.2]',
    question: 'Which light means go?',
    answers,
    figure: '',
  };
  return { ...row, correct_letter: 'B', ...over };
}

const toOut = ['--out', 'out.answlypack', '--report', 'report.json'];

it('converts a radio pool with the map that comes with Answly: figures, groups as topics, locked options', () => {
  mkdirSync(join(folder, 'figures'));
  write('figures/z-1.png', png);
  write('pool-2030-2034.json', JSON.stringify([radioRow(), radioRow({ id: 'Z1B02', figure: 'z-1.png' })]));
  const ran = packs('convert', 'pool-2030-2034.json', ...toOut);
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toContain('2 questions are in "out.answlypack". None was left out.');
  expect(readReport()).toEqual({ items: 2, imported: 2, rejected: [] });
  const { pack, media } = openPack();
  expect(pack).toMatchObject({ title: 'Pool 2030-2034', locale: 'en' });
  expect(pack.licence).toContain('Apache-2.0');
  expect(pack.items[0]).toMatchObject({ topics: ['Z1', 'Z1A'], key: 'option-2', source: '[1.2]' });
  expect(pack.items[0]).toMatchObject({ options: [{ lockPosition: false }, {}, {}, { lockPosition: true }] });
  expect(pack.items[1]?.stem).toContain('![Figure z-1](media:');
  expect([...media.values()]).toEqual([png]);
  expect(packs('check', 'out.answlypack').out).toContain('questions   2: 2 single');
});

it('converts JavaScript questions with their language from the file name', () => {
  const question = {
    n: 1,
    stem: 'What is `1 + 1`?',
    options: ['`2`', '`11`'],
    correct: 0,
    explanation: 'A sum.',
  };
  write('parsed.ar.json', JSON.stringify([question, { ...question, stem: 'Again?' }]));
  expect(packs('convert', 'parsed.ar.json', ...toOut).code).toBe(0);
  const { pack } = openPack();
  expect(pack).toMatchObject({
    title: 'JavaScript questions',
    locale: 'ar',
    licence: expect.stringContaining('MIT') as string,
  });
  expect(pack.items).toHaveLength(2);
});

it('converts a spreadsheet with a map of its own and reports the rows it leaves out', () => {
  write('quiz.csv', '\ufeffQuestion,A,B,Right\r\n"Even, then?",Three,Four,B\r\nNo key?,1,2,\r\n');
  const map = { format: 'answly-map', version: 1, name: 'Quiz', stem: 'Question', options: ['A', 'B'] };
  write('map.json', JSON.stringify({ ...map, correct: { column: 'Right', as: 'letter' } }));
  const ran = packs(
    'convert',
    'quiz.csv',
    '--map',
    'map.json',
    ...toOut,
    '--title',
    'My quiz',
    '--locale',
    'de',
  );
  expect(ran.code).toBe(0);
  expect(readReport()).toMatchObject({
    items: 2,
    imported: 1,
    rejected: [{ place: 'row 3', code: 'key.missing' }],
  });
  expect(openPack().pack).toMatchObject({ title: 'My quiz', locale: 'de' });
});

it('names the first five of what an author should know, and who names the others', () => {
  const rows = Array.from({ length: 8 }, (_, index) =>
    radioRow({ question: `Which light is number ${index}?` }),
  );
  write('pool.json', JSON.stringify([...rows, radioRow({ correct: 9 })]));
  const bare = packs('convert', 'pool.json', '--out', 'out.answlypack').out;
  expect(bare.match(/its id "Z1A01" is that of row 1 too/g)).toHaveLength(5);
  expect(bare).toContain('A report, asked for with --report, names the others.');
  expect(packs('convert', 'pool.json', ...toOut).out).toContain('The report names the others.');
  expect(readReport().notes).toHaveLength(7);
});

it('refuses a file whose column is missing, says so in the report too, and leaves an earlier pack as it was', () => {
  write('quiz.csv', 'Question,A,B,Rihgt\nEven?,3,4,B\n');
  const map = { format: 'answly-map', version: 1, name: 'Quiz', stem: 'Question', options: ['A', 'B'] };
  write('map.json', JSON.stringify({ ...map, correct: { column: 'Right', as: 'letter' } }));
  write('out.answlypack', 'earlier');
  const ran = packs('convert', 'quiz.csv', '--map', 'map.json', ...toOut);
  expectRefusal(ran, 'import.column-missing');
  expect(ran.err).toContain('no column "Right"');
  expect(ran.err).toContain('"Rihgt"');
  expect(readReport().rejected[0]).toMatchObject({ place: 'file', code: 'import.column-missing' });
  expect(readFileSync(join(folder, 'out.answlypack'), 'utf8')).toBe('earlier');
});

it('refuses a wrong map, an unknown shape, an unknown ending and a file that is not there', () => {
  write('quiz.csv', 'Question,A,B,Right\nEven?,3,4,B\n');
  write('map.json', '{"format":"answly-map"}');
  write('quiz.doc', 'x');
  const badMap = packs('convert', 'quiz.csv', '--map', 'map.json', ...toOut);
  expectRefusal(badMap, 'import.map-invalid');
  expect(badMap.err).toContain('In the map "map.json", "version" is missing; expected the number 1.');
  expectRefusal(packs('convert', 'quiz.csv', ...toOut), 'import.column-missing');
  expectRefusal(packs('convert', 'quiz.doc', ...toOut), 'import.unreadable');
  expectRefusal(packs('convert', 'none.csv', ...toOut), 'import.unreadable');
  mkdirSync(join(folder, 'questions'));
  const aFolder = packs('convert', 'questions', ...toOut);
  expectRefusal(aFolder, 'import.unreadable');
  expect(aFolder.err).toContain('"questions" is a folder. Name one question file: .json, .csv or .tsv.');
  expect(existsSync(join(folder, 'out.answlypack'))).toBe(false);
});

it('makes no pack when no question can be used, and reports each', () => {
  write('pool.json', JSON.stringify([radioRow({ correct: 9 })]));
  expectRefusal(packs('convert', 'pool.json', ...toOut), 'import.nothing');
  expect(readReport()).toMatchObject({ items: 1, imported: 0, rejected: [{ code: 'key.unknown' }] });
  expect(readdirSync(folder).toSorted()).toEqual(['pool.json', 'report.json']);
});

it('refuses a file that is too large without reading it', () => {
  write('huge.json', '');
  // Node cannot read so much at once: the try would end in another refusal.
  truncateSync(join(folder, 'huge.json'), 5 * 1024 * 1024 * 1024);
  expectRefusal(packs('convert', 'huge.json', ...toOut), 'import.too-large');
});

it('refuses a damaged pack, and one that is none', () => {
  write('pool.json', JSON.stringify([radioRow()]));
  packs('convert', 'pool.json', ...toOut);
  const bytes = readFileSync(join(folder, 'out.answlypack'));
  // Longer than what a zip says twice, so that content is hit wherever it lies.
  const third = Math.floor(bytes.length / 3);
  bytes.fill(0xff, third, third + 100);
  write('damaged.answlypack', bytes);
  write('text.answlypack', 'not a pack');
  expectRefusal(packs('check', 'damaged.answlypack'), 'pack.unreadable');
  expectRefusal(packs('check', 'text.answlypack'), 'pack.unreadable');
  expectRefusal(packs('check', 'none.answlypack'), 'pack.unreadable');
});

it('explains its usage, and writes over nothing that it reads', () => {
  write('pool.json', JSON.stringify([radioRow()]));
  for (const args of [
    [],
    ['conjure'],
    ['convert'],
    ['convert', 'pool.json'],
    ['convert', 'pool.json', '--bogus'],
    ['convert', 'pool.json', '--out', './pool.json'],
    ['convert', 'pool.json', '--out', 'out.answlypack', '--report', 'out.answlypack'],
    ['convert', 'pool.json', '--out', 'out.answlypack', '--pack-version', '0'],
    ['convert', 'pool.json', '--out', 'out.answlypack', '--pack-version', '-1'],
    ['convert', 'pool.json', '--out', 'out.answlypack', '--title', ''],
    ['convert', 'pool.json', '--out', ''],
    ['convert', 'pool.json', '--out', '.'],
    ['convert', 'pool.json', '--out', 'out.answlypack', '--report', '.'],
  ]) {
    const ran = packs(...args);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/^[^\n]+\.\n\nUsage:/);
  }
  for (const args of [['help'], ['--help'], ['convert', '--help'], ['check', 'none.answlypack', '--help']]) {
    expect(packs(...args)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Usage:/) as string,
    });
  }
  expect(JSON.parse(readFileSync(join(folder, 'pool.json'), 'utf8'))).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['pool.json']);
});
