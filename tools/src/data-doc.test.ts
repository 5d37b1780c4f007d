/** docs/data.md names every table that the migrations leave behind, and no file that is not there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

const sections = readFileSync(join(root, 'docs', 'data.md'), 'utf8').split(/^## /mu);
const sectionOf = (title: string) => sections.find((section) => section.startsWith(title)) ?? '';
const device = sectionOf('On the device');
const cloud = sectionOf('In the cloud');

/** The first cell of each row names tables, the last one files. */
function cellsOf(section: string, column: 'tables' | 'files'): string[] {
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const cells = line.replaceAll('\\|', '').split('|').slice(1, -1);
      return Array.from((column === 'tables' ? cells[0] : cells.at(-1))?.matchAll(/`([^`]+)`/gu) ?? []);
    })
    .map(([, name = '']) => name);
}

function tablesAfter(folder: string): string[] {
  const tables = new Set<string>();
  for (const name of readdirSync(join(root, folder)).toSorted()) {
    const text = readFileSync(join(root, folder, name), 'utf8');
    for (const [, verb, table = '', renamed] of text.matchAll(
      /^(create|drop|alter)(?: virtual)? table (?:if exists )?(\w+)(?: rename to (\w+))?/gimu,
    )) {
      if (verb?.toLowerCase() === 'create') tables.add(table);
      else if (verb?.toLowerCase() === 'drop') tables.delete(table);
      else if (renamed !== undefined && tables.delete(table)) tables.add(renamed);
    }
  }
  return [...tables].toSorted();
}

test.each([
  ['desktop/migrations', device, []],
  // This one is made before the first migration.
  ['cloud/migrations', cloud, ['schema_migration']],
])('docs/data.md names the tables of %s', (folder, section, more) => {
  expect(cellsOf(section, 'tables').toSorted()).toEqual([...tablesAfter(folder), ...more].toSorted());
});

test.each([
  ['desktop/src', 'core', device],
  ['cloud/src', 'storage/postgres', cloud],
])('the files of %s that docs/data.md says write them are there', (source, usual, section) => {
  const files = cellsOf(section, 'files');
  expect(files.length).toBeGreaterThan(10);
  const folders = [
    source,
    join(source, usual),
    ...readdirSync(join(root, source, usual)).map((name) => join(source, usual, name)),
  ];
  const missing = files.filter((file) => folders.every((folder) => !existsSync(join(root, folder, file))));
  expect(missing).toEqual([]);
});
