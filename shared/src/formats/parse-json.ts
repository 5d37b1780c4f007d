/** A JSON question file: an array with one object for each question. */
import { AppError } from '../errors/app-error.ts';
import { jsonFaultPlace } from './json-fault.ts';
import { refuseTooManyColumns, refuseTooManyRows } from './table.ts';
import type { Table, TableRow } from './table.ts';

/** @throws AppError `import.unreadable` when the text is not JSON or holds no one list of questions */
export function jsonTable(text: string): Table {
  const value = listIn(parse(text));
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
    throw new AppError('import.unreadable', {
      cause,
      detail: `The file is not valid JSON: see ${jsonFaultPlace(text)}. Correct it in the program that wrote it, then import it again.`,
    });
  }
}

/** A list, or the only one of objects inside an object, as in `{ "title": …, "questions": [ … ] }`. */
function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const keys = isObject(value) ? Object.keys(value) : [];
  const lists = keys.flatMap((key) => {
    const list = isObject(value) ? value[key] : null;
    return Array.isArray(list) && list.some(isObject) ? [{ key, list: list as unknown[] }] : [];
  });
  const [only, another] = lists;
  if (only !== undefined && another === undefined) return only.list;
  const hint =
    only === undefined
      ? 'Put the questions into a list [ … ].'
      : `Keep one of the lists under ${lists.map(({ key }) => `"${key.slice(0, 60)}"`).join(', ')}.`;
  const found = isObject(value) ? 'one object' : nameOf(value);
  throw new AppError('import.unreadable', {
    detail: `The file holds ${found} where a list of questions is expected. ${hint}`,
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null) return 'empty (null)';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
