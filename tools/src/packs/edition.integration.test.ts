/** What a new edition of a pack makes of the one before. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPack } from '@answly/shared/formats/answlypack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '#tools/processes/command-line';
import { sha256Hex } from '#tools/sha256-hex';
import { root } from '../root.ts';
import { packsCommand } from './command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answly-editions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const write = (name: string, content: string) => writeFileSync(at(name), content);
const openPack = (name: string) => readPack(readFileSync(at(name)), sha256Hex).pack;

const versions = (name: string) =>
  Object.fromEntries(openPack(name).items.map(({ stem, version }) => [stem, version]));

describe('a table that is converted again', () => {
  const head = 'Id,Question,A,B,Right\n';
  const map = { format: 'answly-map', version: 1, name: 'Quiz', pack: { title: 'Quiz' }, id: 'Id' };
  const columns = { stem: 'Question', options: ['A', 'B'], correct: { column: 'Right', as: 'letter' } };
  const convert = (out: string, ...args: string[]) =>
    packsCommand(['convert', at('quiz.csv'), '--map', at('map.json'), '--out', at(out), ...args]);

  beforeEach(() => {
    write('map.json', JSON.stringify({ ...map, ...columns }));
    write('quiz.csv', `${head}1,One?,1,2,A\n2,Two?,1,2,B\n3,Three?,2,3,B\n`);
    convert('1.answlypack');
    write('quiz.csv', `${head}1,One?,1,2,A\n2,Two?,one,two,B\n4,Four?,3,4,B\n`);
  });

  it('keeps the version of what says the same, and tells what is new, changed and gone', () => {
    const told = convert('2.answlypack', '--since', at('1.answlypack'));
    expect(told).toContain('Since version 1: 1 new, 1 changed, 1 unchanged, 1 gone.');
    expect(openPack('2.answlypack').version).toBe(2);
    expect(versions('2.answlypack')).toEqual({ 'One?': 1, 'Two?': 2, 'Four?': 2 });
  });

  it('gives no version twice to one question, over several editions', () => {
    convert('2.answlypack', '--since', at('1.answlypack'));
    write('quiz.csv', `${head}2,Two!,one,two,B\n3,Three!,2,3,B\n4,Four?,3,4,B\n`);
    const told = convert('3.answlypack', '--since', at('2.answlypack'), '--pack-version', '5');
    expect(told).toContain('Since version 2: 1 new, 1 changed, 1 unchanged, 1 gone.');
    // The third question was version 1 in the first edition.
    expect(versions('3.answlypack')).toEqual({ 'Two!': 5, 'Three!': 5, 'Four?': 2 });
  });

  it('says what it costs not to name the edition before', () => {
    expect(convert('2.answlypack', '--pack-version', '2')).toContain(
      'Every question counts as changed. Name the pack of the version before with --since.',
    );
    expect(convert('1.answlypack')).not.toContain('--since');
  });

  it('refuses an edition before that is another pack, no earlier one, or none, in the report too', () => {
    convert('other.answlypack', '--title', 'Another quiz');
    const since = (name: string, ...args: string[]) => convert('2.answlypack', '--since', at(name), ...args);
    expect(() => since('other.answlypack', '--report', at('report.json'))).toThrow(
      /^pack\.invalid: The edition before is another pack: "Another quiz" has the id /,
    );
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8'))).toMatchObject({
      rejected: [{ place: 'file', code: 'pack.invalid' }],
    });
    expect(() => since('1.answlypack', '--pack-version', '1')).toThrow(
      'The pack has version 1, and the edition before has 1. Give it 2 or more.',
    );
    write('text.answlypack', 'not a pack');
    for (const name of ['text.answlypack', 'none.answlypack'])
      expect(() => since(name)).toThrow(`pack.unreadable: The edition before, "${name}": `);
  });

  it('does not take the place of the edition before', () => {
    expect(() => convert('1.answlypack', '--since', join(folder, '.', '1.answlypack'))).toThrow(UsageError);
    expect(openPack('1.answlypack').version).toBe(1);
  });
});

describe('sources that are built again', () => {
  function change(file: string, from: string | RegExp, to: string): void {
    const before = readFileSync(at(`src/${file}`), 'utf8');
    const after = before.replace(from, to);
    expect(after, `nothing to change in ${file}`).not.toBe(before);
    writeFileSync(at(`src/${file}`), after);
  }
  const build = (out: string, ...args: string[]) =>
    packsCommand(['build', at('src'), '--out', at(out), ...args]);

  beforeEach(() => {
    cpSync(join(root, 'shared', 'packs', 'computing-foundations'), at('src'), { recursive: true });
    build('1.answlypack');
    change('pack.json', /"version": \d+/, '"version": 1000');
  });

  it('are refused where a question or passage changed and its version did not, by name', () => {
    change('items/logic.json', '"objective": "', '"objective": "Now: ');
    change('stimuli.json', '"content": "', '"content": "Now: ');
    const [item] = JSON.parse(readFileSync(at('src/items/logic.json'), 'utf8')) as { id: string }[];
    const [passage] = JSON.parse(readFileSync(at('src/stimuli.json'), 'utf8')) as { id: string }[];
    expect(() => build('2.answlypack', '--since', at('1.answlypack'))).toThrow(
      `Question ${item?.id} is not what it was, and its version is 1. Raise it to 2.\n` +
        `Passage ${passage?.id} is not what it was, and its version is 1. Raise it to 2.`,
    );
  });

  it('are built with what changed counted where the versions were raised', () => {
    change('items/logic.json', /"version": 1,([\s\S]*?)"objective": "/, '"version": 2,$1"objective": "Now: ');
    const told = build('2.answlypack', '--since', at('1.answlypack'));
    const all = openPack('2.answlypack').items.length;
    expect(told).toContain(`: 0 new, 1 changed, ${all - 1} unchanged, 0 gone.`);
  });

  it('are refused beside a pack that is no earlier edition, and never written over it', () => {
    change('pack.json', '"version": 1000', '"version": 1');
    expect(() => build('2.answlypack', '--since', at('1.answlypack'))).toThrow('Give it ');
    expect(() => build('1.answlypack', '--since', at('1.answlypack'))).toThrow(UsageError);
  });
});
