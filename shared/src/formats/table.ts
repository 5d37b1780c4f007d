/** A question file read as a table: columns, and rows that know where they stand in the file. */
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';

export type TableKind = 'json' | 'csv' | 'tsv';

/** One row: its cells by column, or why it has none. */
export interface TableRow {
  /** As a person finds it: "row 12". In CSV and TSV the header is row 1, as in a spreadsheet; in JSON the first is row 1. */
  place: string;
  cells: Readonly<Record<string, unknown>> | null;
  /** What is wrong with the row as a row, and what to do; null when it can be read. */
  fault: string | null;
}

export interface Table {
  kind: TableKind;
  /** In the order in which the file first names them. */
  columns: string[];
  rows: TableRow[];
}

/** The kind that a file's name promises, or null when it is none that can be imported as a table. */
export function tableKindOf(fileName: string): TableKind | null {
  const ending = fileName.toLowerCase().split('.').at(-1);
  if (ending === 'tab') return 'tsv';
  return ending === 'json' || ending === 'csv' || ending === 'tsv' ? ending : null;
}

export const workbookAdvice =
  'It is the workbook of a spreadsheet program: save it there as "CSV UTF-8", then import that.';

/** What to do with a file whose name promises no table. */
export function kindAdvice(fileName: string): string {
  const ending = fileName.toLowerCase().split('.').at(-1) ?? '';
  if (['xlsx', 'xls', 'xlsm', 'ods', 'numbers'].includes(ending)) return workbookAdvice;
  return ending === 'txt'
    ? 'Where tabs stand between its cells, as in "Unicode text", let its name end in .tsv.'
    : 'Answly reads .json, .csv and .tsv.';
}

/** The value of a cell, never one inherited from Object's prototype; undefined where the row has none. */
export function cellOf(row: Readonly<Record<string, unknown>>, column: string): unknown {
  return Object.hasOwn(row, column) ? row[column] : undefined;
}

/** @throws AppError `import.too-large` when there are more rows than a pack may have items */
export function refuseTooManyRows(rowCount: number): void {
  if (rowCount <= limits.itemsPerPackMax) return;
  throw new AppError('import.too-large', {
    detail: `The file has more than ${limits.itemsPerPackMax} rows, which is what one import takes. Split it into smaller files.`,
  });
}

/** @throws AppError `import.unreadable` when there are more columns than any question file has */
export function refuseTooManyColumns(columnCount: number): void {
  if (columnCount <= limits.importColumnsMax) return;
  throw new AppError('import.unreadable', {
    detail: `The file names more than ${limits.importColumnsMax} columns, so it is hardly a list of questions. Choose another file.`,
  });
}
