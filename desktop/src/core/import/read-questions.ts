/** Reads the question file of an import far enough to show what it is. */
import { readPack, type OpenPack } from '@answly/shared/formats/answlypack';
import { jsonBeginning } from '@answly/shared/formats/json-beginning';
import type { ColumnMap } from '@answly/shared/formats/column-map';
import { detectMap, importedPackInfo, localeFromName } from '@answly/shared/formats/detect-map';
import { readTable } from '@answly/shared/formats/parse-table';
import { runInSlices, type Pace as SlicePace } from '@answly/shared/formats/slices';
import type { Table } from '@answly/shared/formats/table';
import type { ImportPreview } from '#desktop/contract/library';
import { sha256Hex } from '#desktop/core/sha256-hex';
import type { OpenImport } from './open-import.ts';

export type Questions = { kind: 'pack'; open: OpenPack } | { kind: 'table'; table: Table };

const sampleRows = 5;
const cellCharsMax = 200;

/** @throws AppError `pack.*`, `import.unreadable`, `import.too-large`, `import.cancelled`. */
export async function readQuestions(from: OpenImport, pace: SlicePace): Promise<Questions> {
  const bytes = await from.readQuestions();
  if (from.kind === 'pack') return { kind: 'pack', open: readPack(bytes, sha256Hex) };
  return { kind: 'table', table: await runInSlices(readTable(bytes, from.kind), pace) };
}

export function previewOf(from: OpenImport, questions: Questions, maps: ColumnMap[]): ImportPreview {
  if (questions.kind === 'pack') {
    const { title, locale, items } = questions.open.pack;
    return { ...nothingSuggested(from), title, locale, columns: [], sample: [], rowCount: items.length };
  }
  const { columns, rows } = questions.table;
  const map = detectMap(columns, maps);
  return {
    ...nothingSuggested(from),
    ...(map ? { suggestedMap: map, suggestedMapName: map.name } : {}),
    ...nameFor(from.fileName, map),
    columns,
    sample: rows.flatMap(({ cells }) => (cells ? [shownCells(cells)] : [])).slice(0, sampleRows),
    rowCount: rows.length,
  };
}

const nothingSuggested = ({ importId, kind }: OpenImport) => ({
  importId,
  kind,
  suggestedMap: null,
  suggestedMapName: null,
});

/** Stands in while no map fits: only names are taken from it. */
const noMap: ColumnMap = {
  format: 'answly-map',
  version: 1,
  name: 'none',
  fits: [],
  pack: { licence: '', source: '' },
  type: 'single',
  stem: '-',
  correct: { column: '-', as: 'letter', separator: ',' },
  topics: [],
  lockOptionsWith: [],
};

function nameFor(fileName: string, map: ColumnMap | null): { title: string; locale: string } {
  const { title, locale } = importedPackInfo({ map: map ?? noMap, fileName });
  const spoken = localeFromName(fileName, map?.pack.localeFromName);
  return { title, locale: spoken ?? locale };
}

function shownCells(cells: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).map(([column, value]) => [
      column,
      typeof value === 'string' ? value.slice(0, cellCharsMax) : jsonBeginning(value, cellCharsMax),
    ]),
  );
}
