/** docs/import.md: its example is imported as it stands there, and every key of a map and code of a report is explained. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapKeys } from '@answly/shared/formats/column-map';
import { importedPackInfo } from '@answly/shared/formats/detect-map';
import { parseTable } from '@answly/shared/formats/parse-table';
import { readMap } from '@answly/shared/formats/read-map';
import { rowRefusalCodes } from '@answly/shared/formats/row-refusal';
import { runAtOnce } from '@answly/shared/formats/slices';
import { importTable } from '@answly/shared/formats/table-import';
import { itemTypes } from '@answly/shared/model/item';
import { expect, it } from 'vitest';
import { root } from '../root.ts';
import { formulaFault } from './formulas.ts';

const doc = readFileSync(join(root, 'docs', 'import.md'), 'utf8');

function block(language: string, at = 0): string {
  const blocks = doc.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  const found = [...blocks][at]?.[1];
  if (found === undefined) throw new Error(`docs/import.md has too few blocks of ${language}`);
  return found;
}

function imported(at: number) {
  const map = readMap(block('json', at), 'map.json');
  const packInfo = importedPackInfo({ map, fileName: 'questions.csv' });
  const table = parseTable(Buffer.from(block('csv', at)), 'csv');
  return runAtOnce(importTable({ table, map, packInfo, resolveMedia: () => 'missing', formulaFault }));
}

it('the example comes in whole', () => {
  const { pack, report } = imported(0);
  expect(report).toEqual({ items: 2, imported: 2, rejected: [] });
  expect(pack).toMatchObject({ title: 'Routers and switches', locale: 'en' });
  expect(pack?.items[0]).toMatchObject({
    topics: ['Networks', 'Ethernet'],
    key: 'option-2',
    explanation: 'It keeps a table of addresses.',
    options: [{}, {}, {}, { lockPosition: true }],
  });
});

it('the pairs come in as pairs', () => {
  const { pack, report } = imported(1);
  expect(report).toEqual({ items: 1, imported: 1, rejected: [] });
  expect(pack?.items[0]).toMatchObject({
    type: 'matching',
    key: { 'prompt-2': 'option-2' },
    options: [{}, {}, {}],
  });
});

it('every type has its row', () => {
  const told = Array.from(doc.matchAll(/^\| `"([a-z-]+)"` /gm), (row) => row[1] ?? '');
  expect(told).toEqual(itemTypes);
});

it.each(Object.entries(mapKeys))('every key of a map has its row: %s', (place, keys) => {
  const parts: Record<string, string> = { '': '## Keys of a map\n', 'topics.*': 'A rule of `topics`:\n' };
  const rest = doc.split(parts[place] ?? `In \`${place}\`:\n`)[1] ?? '';
  const table = /(?:^\|.*\n)+/m.exec(rest)?.[0] ?? '';
  const told = Array.from(table.matchAll(/^\| `(\w+)`/gm), (row) => row[1] ?? '');
  expect(told.toSorted()).toEqual([...keys].toSorted());
});

it('every code of a refused row has its row', () => {
  const told = Array.from(doc.matchAll(/^\| `([a-z]+\.[a-z-]+)`/gm), (row) => row[1] ?? '');
  const notes = [
    'image.linked',
    'formula.unreadable',
    'text.cut',
    'list.cut',
    'topics.too-many',
    'rationale.spare',
  ];
  expect(told).toEqual([...rowRefusalCodes, ...notes, 'id.twice']);
});
