/** A JSON question file: an array with one object for each question. */
import { AppError } from '../errors/app-error.ts';
import { refuseTooManyColumns, refuseTooManyRows } from './table.ts';
import type { Table, TableRow } from './table.ts';

/** @throws AppError `import.unreadable` when the text is not JSON or not an array */
export function jsonTable(text: string): Table {
  const value = parse(text);
  if (!Array.isArray(value)) throw new AppError('import.unreadable', { detail: notAnArray(value) });
  if (value.length === 0) {
    throw new AppError('import.unreadable', { detail: 'The list is empty: the file holds no questions.' });
  }
  refuseTooManyRows(value.length);
  const columns = new Set<string>();
  const rows = value.map((entry: unknown, index): TableRow => {
    const place = `row ${index + 1}`;
    if (!isObject(entry)) {
      return {
        place,
        cells: null,
        fault: `it is ${nameOf(entry)}, not an object with named fields. Write it as { … }.`,
      };
    }
    for (const column of Object.keys(entry)) columns.add(column);
    return { place, cells: entry, fault: null };
  });
  refuseTooManyColumns(columns.size);
  return { kind: 'json', columns: [...columns], rows };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = /position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    const line = at === undefined ? null : text.slice(0, Number(at)).split('\n').length;
    throw new AppError('import.unreadable', {
      cause,
      detail: `${line === null ? 'The file' : `Line ${line}`} is not valid JSON. Correct it in the program that wrote it, then import it again.`,
    });
  }
}

function notAnArray(value: unknown): string {
  if (!isObject(value)) return `The file holds ${nameOf(value)} where a list of questions [ … ] is expected.`;
  const list = Object.keys(value).find((key) => Array.isArray(value[key]));
  const hint =
    list === undefined ? 'Put the questions into a list [ … ].' : `Import only the list under "${list}".`;
  return `The file holds one object where a list of questions is expected. ${hint}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null) return 'empty (null)';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
