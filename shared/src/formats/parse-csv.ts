/** A CSV or TSV question file: a header row, then one row for each question. */
import { strToU8 } from 'fflate';
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';
import { csvRecords } from './csv-records.ts';
import type { Sliced } from './slices.ts';
import { refuseTooManyColumns, refuseTooManyRows } from './table.ts';
import type { Table, TableRow } from './table.ts';

/**
 * The rows of `text`. A row with wrong quotation marks is given as faulty and reading goes on at the next line, so that
 * one bad row costs one row. Blank rows are left out but counted, so that places match what a spreadsheet shows.
 * @throws AppError `import.unreadable` when there is no header, or more broken rows than a report may list
 */
export function* csvTable(text: string, kind: 'csv' | 'tsv'): Sliced<Table> {
  // A line for Excel alone, which hides it: rows are counted without it.
  const [told = '', separator] = /^sep=(.)(?:\r\n?|\n)/i.exec(text) ?? [];
  const rest = text.slice(told.length);
  const bytes = strToU8(rest);
  const rows: TableRow[] = [];
  let columns: string[] | null = null;
  let rowNumber = 0;
  let brokenCount = 0;
  for (const batch of csvRecords(bytes, separator ?? (kind === 'tsv' ? '\t' : delimiterOf(rest)))) {
    for (const fields of batch.records) {
      rowNumber += 1;
      const place = `row ${rowNumber}`;
      if (columns === null) {
        columns = headerOf(fields);
      } else if (fields === null) {
        brokenCount += 1;
        rows.push({ place, cells: null, fault: quotesFault });
      } else if (fields.some((each) => each.trim() !== '')) {
        rows.push(rowOf(place, columns, fields));
      }
    }
    refuseTooManyRows(rows.length);
    if (brokenCount > limits.importRejectedMax)
      throw unreadable('Its quotation marks are wrong in too many rows.');
    yield { done: batch.end, total: bytes.length };
  }
  if (columns === null || rows.length === 0) throw unreadable('It has no rows under its header.');
  return { kind, columns, rows };
}

const quotesFault =
  'a quotation mark stands where it breaks the row. Put the whole cell in quotation marks and write each one inside it twice.';

/** The header's names without the space around them; a repeated name gets a number, an empty one the column's. */
function headerOf(fields: string[] | null): string[] | null {
  if (fields === null) throw unreadable('The quotation marks in its header are wrong.');
  if (fields.every((each) => each.trim() === '')) return null;
  refuseTooManyColumns(fields.length);
  const seen = new Map<string, number>();
  return fields.map((field, index) => {
    const name = field.trim() === '' ? `column ${index + 1}` : field.trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Missing cells at the end of a row are blank, as spreadsheets leave them out; cells beyond the header are a fault. */
function rowOf(place: string, columns: string[], fields: string[]): TableRow {
  if (fields.slice(columns.length).some((each) => each.trim() !== '')) {
    const fault = `it has ${fields.length} cells where the header has ${columns.length}. Put a cell that holds the separator in quotation marks.`;
    return { place, cells: null, fault };
  }
  return {
    place,
    cells: Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? ''])),
    fault: null,
  };
}

/** Spreadsheets in countries with a decimal comma separate cells by semicolons: what the first line has most of decides. */
function delimiterOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  const unquoted = firstLine.replaceAll(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: unquoted.split(mark).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}

function unreadable(what: string): AppError {
  return new AppError('import.unreadable', {
    detail: `The file cannot be read. ${what} Its first row names the columns, and each row below it is one question.`,
  });
}
