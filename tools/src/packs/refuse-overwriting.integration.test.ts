/** What a command of packs writes goes to the place that was named, and to no other by way of a link. */
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../root.ts';
import { packsCommand } from './command.ts';
import { writeWhole } from './write-whole.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answly-links-'));
  writeFileSync(at('quiz.csv'), 'Question,A,B,Right\nOne?,1,2,A\n');
  const map = { format: 'answly-map', version: 1, name: 'Quiz', stem: 'Question', options: ['A', 'B'] };
  writeFileSync(at('map.json'), JSON.stringify({ ...map, correct: { column: 'Right', as: 'letter' } }));
  writeFileSync(at('kept'), 'kept');
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const convert = (out: string, report: string) =>
  packsCommand([
    'convert',
    at('quiz.csv'),
    '--map',
    at('map.json'),
    '--out',
    at(out),
    '--report',
    at(report),
  ]);
const build = (out: string) =>
  packsCommand(['build', join(root, 'shared/packs/estadistica'), '--out', at(out)]);

it.each(['kept', 'nowhere'])('a link to "%s" is neither written through nor replaced', (target) => {
  symlinkSync(target, at('link'));
  const sentence = '"link" is a link. Name the file that it leads to, or another one.';
  for (const command of [() => convert('link', 'r'), () => convert('p', 'link'), () => build('link')]) {
    expect(command).toThrow(sentence);
  }
  expect([readlinkSync(at('link')), readFileSync(at('kept'), 'utf8')]).toEqual([target, 'kept']);
  for (const none of ['nowhere', 'p', 'r']) expect(existsSync(at(none))).toBe(false);
});

it('a link to a folder on the way to the named file is followed', () => {
  symlinkSync('.', at('here'));
  convert('here/quiz.answlypack', 'here/report.json');
  expect(existsSync(at('quiz.answlypack'))).toBe(true);
});

it('a link where the half-written file lies for a moment is not written through', () => {
  symlinkSync('kept', at(`.new.${process.pid}.partial`));
  writeWhole(at('new'), Buffer.from('new'));
  expect([readFileSync(at('kept'), 'utf8'), readFileSync(at('new'), 'utf8')]).toEqual(['kept', 'new']);
});
