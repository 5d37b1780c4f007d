/** Rows of a question file, imported with a map, for tests. */
import { strToU8 } from 'fflate';
import { columnMap, type ColumnMap } from '../formats/column-map.ts';
import { importedPackInfo } from '../formats/detect-map.ts';
import type { FormulaFault } from '../formats/formula-faults.ts';
import { parseTable } from '../formats/parse-table.ts';
import type { ResolveMedia } from '../formats/row-picture.ts';
import { runAtOnce } from '../formats/slices.ts';
import { importTable, type TableImported } from '../formats/table-import.ts';

/** A map of the columns of {@link choiceRow}, with what a test wants to be otherwise. */
export function buildMap(over: object = {}): ColumnMap {
  return columnMap.parse({
    format: 'answly-map',
    version: 1,
    name: 'Fixture',
    id: 'id',
    stem: 'q',
    options: ['a', 'b', 'c'],
    correct: { column: 'key', as: 'letter' },
    ...over,
  });
}

export const choiceRow = { id: '1', q: 'Which is even?', a: 'Three', b: 'Four', c: 'Five', key: 'B' };

interface RowImport {
  map?: ColumnMap;
  packOver?: { title?: string; version?: number };
  resolveMedia?: ResolveMedia;
  formulaFault?: FormulaFault;
}

export function importRows(rows: (object | null)[], how: RowImport = {}): TableImported {
  const { map = buildMap(), packOver, resolveMedia = () => 'missing', formulaFault = () => null } = how;
  const table = parseTable(strToU8(JSON.stringify(rows)), 'json');
  const packInfo = importedPackInfo({ map, fileName: 'quiz.json', ...packOver });
  return runAtOnce(importTable({ table, map, packInfo, resolveMedia, formulaFault }));
}
