/** Reads the cells of a row as text and lists, refusing what is neither. */
import { limits } from '../limits.ts';
import type { ColumnMap } from './column-map.ts';
import type { FormulaFault } from './formula-faults.ts';
import { withoutRemoteImages } from './remote-images.ts';
import type { PictureOf } from './remote-images.ts';
import { RowRefusal } from './row-refusal.ts';
import { cellOf } from './table.ts';
import { isWholeText } from './whole-text.ts';

export interface RowCells {
  /** The cell as it is: a number that JSON holds as such means the same in every language. */
  raw(column: string | undefined): unknown;
  /** Plain text, trimmed; blank where the column is not mapped or the cell is empty. */
  text(column: string | undefined): string;
  /** Markdown without pictures from elsewhere. */
  markdown(column: string | undefined): string;
  /** A list from one column or several, blanks kept in place. `separator` is that of the map where not given. */
  list(columns: string | string[] | undefined, separator?: string): string[];
  /** As {@link list}, each entry as {@link markdown}. */
  markdownList(columns: string | string[] | undefined): string[];
  /** Plain text within a bound; what is beyond it is cut, and remarked. */
  textWithin(column: string | undefined, charsMax: number): string;
  /** What an author should know of the row, so far, for the report; the same is told once. */
  readonly remarks: readonly Remark[];
  remark(code: string, message: string): void;
}

export interface Remark {
  code: string;
  /** To stand after "Row 12: ". */
  message: string;
}

/** What the texts of a row are held against. */
export interface TextRules {
  /** Finds the pictures that texts name. */
  pictureOf: PictureOf;
  formulaFault: FormulaFault;
}

/** Of one cell: one more than any list of a question may have, so that too many are seen. */
const listMax = Math.max(limits.acceptedPerKeyMax, limits.optionsPerItemMax, limits.topicsPerItemMax) + 1;

const linkedMessage =
  'a picture on the web is now a link without it, since Answly loads nothing from the network. To show it, save it beside the file and write its name instead of the address.';

export function rowCells(
  cells: Readonly<Record<string, unknown>>,
  map: ColumnMap,
  { pictureOf, formulaFault }: TextRules,
): RowCells {
  const remarks: Remark[] = [];
  const remark: RowCells['remark'] = (code, message) => {
    if (!remarks.some((each) => each.message === message)) remarks.push({ code, message });
  };
  const clean = (text: string, where: string): string => {
    const { text: cleaned, linked, dropped } = withoutRemoteImages(text, pictureOf);
    if (linked) remark('image.linked', linkedMessage);
    if (dropped !== '') {
      const message = `of the picture "${dropped.slice(0, 100)}" only its words came in, since there is no such file beside this one. Put it there, then import the file again.`;
      remark('image.missing', message);
    }
    const fault = formulaFault(cleaned);
    if (fault !== null)
      remark('formula.unreadable', `${where} ${fault}. It is shown as it is written. Correct it.`);
    return cleaned;
  };
  const text = (column: string | undefined): string =>
    column === undefined ? '' : textOf(cellOf(cells, column), column);
  const list: RowCells['list'] = (columns, separator = map.listSeparator) => {
    if (columns === undefined) return [];
    if (typeof columns !== 'string') return columns.map((column) => text(column));
    const entries = entriesOf(cellOf(cells, columns), columns, separator);
    // Bounded before the entries are looked at: a hostile list may have millions.
    if (entries.length > listMax)
      remark(
        'list.cut',
        `of the ${entries.length} entries of "${columns}" only the first ${listMax} were read.`,
      );
    return entries.slice(0, listMax).map((entry) => textOf(entry, columns));
  };
  return {
    raw: (column) => (column === undefined ? undefined : cellOf(cells, column)),
    text,
    list,
    markdown: (column) => clean(text(column), `"${column}"`),
    markdownList: (columns) =>
      list(columns).map((entry, at) =>
        clean(entry, typeof columns === 'string' ? `entry ${at + 1} of "${columns}"` : `"${columns?.[at]}"`),
      ),
    textWithin(column, charsMax) {
      const whole = text(column);
      if (whole.length <= charsMax) return whole;
      remark('text.cut', `of "${column}" only the first ${charsMax} characters came in. Shorten it.`);
      return cutShort(whole, charsMax);
    },
    remarks,
    remark,
  };
}

/** Not between the two halves of a character. */
export function cutShort(text: string, charsMax: number): string {
  return text.slice(0, charsMax).replace(/[\ud800-\udbff]$/, '');
}

/** Text as it is kept: line ends as `\n`, no space around; numbers and true/false as they are written. */
function textOf(value: unknown, column: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') {
    throw new RowRefusal(
      'row.malformed',
      `"${column}" holds a list or object where text is expected. Write it as text.`,
    );
  }
  if (value.length > limits.markdownCharsMax) {
    throw new RowRefusal(
      'text.too-long',
      `"${column}" has ${value.length} characters; a question may have ${limits.markdownCharsMax} in one text. Shorten it.`,
    );
  }
  if (!isWholeText(value)) {
    throw new RowRefusal(
      'row.malformed',
      `"${column}" holds a character that is damaged (a NUL, or half of one). Delete it there and write it anew.`,
    );
  }
  return value.replaceAll(/\r\n?/g, '\n').trim();
}

function entriesOf(value: unknown, column: string, separator: string | undefined): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const text = textOf(value, column);
  if (text === '') return [];
  const parsed = text.startsWith('[') ? parseList(text) : null;
  if (parsed !== null) return parsed;
  if (separator !== undefined) return text.split(separator).map((entry) => entry.trim());
  throw new RowRefusal(
    'row.malformed',
    `"${column}" holds one text where a list is expected. Write a list, or give the map a "listSeparator".`,
  );
}

function parseList(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
