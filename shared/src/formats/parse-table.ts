/** Reads the bytes of a JSON, CSV or TSV question file as a table. */
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';
import { decodeText, firstBadLine } from './decode-text.ts';
import { csvTable } from './parse-csv.ts';
import { jsonTable } from './parse-json.ts';
import { runAtOnce } from './slices.ts';
import type { Sliced } from './slices.ts';
import { workbookAdvice } from './table.ts';
import type { Table, TableKind } from './table.ts';

/**
 * The table in `bytes`, in slices; JSON is read in one (about a second for the largest file accepted).
 * @throws AppError `import.too-large`, or `import.unreadable` when it is not text or not of its kind at all; a single bad
 *   row does not throw but carries its fault
 */
export function* readTable(bytes: Uint8Array, kind: TableKind): Sliced<Table> {
  refuseTooLarge(bytes.length);
  // A spreadsheet's own file is a zip, whatever its name says.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3)
    throw new AppError('import.unreadable', {
      detail: `The file is not what its name says. ${workbookAdvice}`,
    });
  const text = decodeText(bytes);
  if (text === null) {
    throw new AppError('import.unreadable', {
      detail: `Line ${firstBadLine(bytes)} is not UTF-8 text. Save the file as "CSV UTF-8" or as JSON, then import it again.`,
    });
  }
  if (text.trim() === '') {
    throw new AppError('import.unreadable', {
      detail: 'The file is empty. Choose the file that holds the questions.',
    });
  }
  return kind === 'json' ? jsonTable(text) : yield* csvTable(text, kind);
}

/** As {@link readTable}, at once. */
export function parseTable(bytes: Uint8Array, kind: TableKind): Table {
  return runAtOnce(readTable(bytes, kind));
}

/** Callers ask this with the size on disk, before they read the file into memory. */
export function refuseTooLarge(fileBytes: number): void {
  if (fileBytes <= limits.importFileBytesMax) return;
  const megabytes = (count: number): number => Math.round(count / (1024 * 1024));
  throw new AppError('import.too-large', {
    detail: `The file has ${megabytes(fileBytes)} MB; Answly imports up to ${megabytes(limits.importFileBytesMax)} MB at once. Split it into smaller files.`,
  });
}
