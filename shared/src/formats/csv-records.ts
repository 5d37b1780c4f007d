/** Splits CSV bytes into records with csv-parse, a window at a time, and gets past records it cannot read. */
import { parse } from 'csv-parse/sync';

export interface CsvBatch {
  /** The fields of each record; null for a record whose quotation marks are wrong. */
  records: (string[] | null)[];
  /** Bytes read so far. */
  end: number;
}

const windowBytes = 128 * 1024;
/** A record longer than this is an unclosed quotation mark, not a question. */
const recordBytesMax = 1024 * 1024;

interface Window {
  records: string[][];
  /** Where each record ends, counted from the start of the window. */
  ends: number[];
  /** csv-parse's code of why it stopped, or null when it read all. */
  stoppedBy: string | null;
}

/** The records of `bytes` (UTF-8 without a byte order mark), a few thousand at most in each batch. */
export function* csvRecords(bytes: Uint8Array, delimiter: string): Generator<CsvBatch> {
  let start = 0;
  let size = windowBytes;
  while (start < bytes.length) {
    const last = start + size >= bytes.length;
    const window = readWindow(bytes.subarray(start, start + size), delimiter);
    if (!last) dropCutRecord(window, size);
    const end = window.ends.at(-1) ?? 0;
    if (end > 0 || window.records.length > 0) {
      start += end;
      size = windowBytes;
      yield { records: window.records, end: start };
    } else if (
      !last &&
      size < recordBytesMax &&
      (window.stoppedBy === null || window.stoppedBy === notClosed)
    ) {
      size *= 2;
    } else {
      start = nextLine(bytes, start);
      size = windowBytes;
      yield { records: [null], end: start };
    }
  }
}

/** csv-parse's word for a record that the window cut inside quotation marks; any other stop is a fault of the record. */
const notClosed = 'CSV_QUOTE_NOT_CLOSED';

function readWindow(window: Uint8Array, delimiter: string): Window {
  const read: Window = { records: [], ends: [], stoppedBy: null };
  try {
    parse(window, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (record: string[], context) => {
        read.records.push(record);
        read.ends.push(context.bytes);
        return null;
      },
    });
  } catch (error) {
    read.stoppedBy = (error as { code?: string }).code ?? 'unknown';
  }
  return read;
}

/** A record that reaches the end of its window may go on behind it: it is read again with the next. */
function dropCutRecord(window: Window, size: number): void {
  if ((window.ends.at(-1) ?? 0) < size && window.stoppedBy !== null) return;
  window.records.pop();
  window.ends.pop();
}

function nextLine(bytes: Uint8Array, start: number): number {
  const newline = bytes.indexOf(10, start);
  return newline === -1 ? bytes.length : newline + 1;
}
