/** Question files as people have them: byte order marks, quotes, ragged rows, and things that are no table at all. */
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';
import { parseTable, readTable, refuseTooLarge } from './parse-table.ts';
import { runInSlices } from './slices.ts';
import { kindAdvice } from './table.ts';
import type { TableKind } from './table.ts';

function read(text: string, kind: TableKind = 'csv') {
  return parseTable(strToU8(text), kind);
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.detail ?? ''}`;
    throw error;
  }
  throw new Error('it was accepted');
}

function cells(text: string, kind: TableKind = 'csv') {
  return read(text, kind).rows.map((row) => row.cells);
}

describe('CSV and TSV', () => {
  it('reads quotes, separators and line breaks inside cells, with either line ending', () => {
    expect(cells('q,a\r\n"One, or ""two""?","line 1\nline 2"\r\nplain,3\r\n')).toEqual([
      { q: 'One, or "two"?', a: 'line 1\nline 2' },
      { q: 'plain', a: '3' },
    ]);
  });

  it('takes no notice of a byte order mark, and reads UTF-16 that has one', () => {
    expect(read('\ufeffq,a\nx,y').columns).toEqual(['q', 'a']);
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('q\ta\nä\ty', 'utf16le')]);
    expect(parseTable(utf16, 'tsv').rows[0]?.cells).toEqual({ q: 'ä', a: 'y' });
  });

  it('finds the semicolon of a spreadsheet with decimal commas, and tabs', () => {
    expect(cells('q;a\n"2,5";3,5')).toEqual([{ q: '2,5', a: '3,5' }]);
    expect(cells('q\ta\nx, y\tz', 'tsv')).toEqual([{ q: 'x, y', a: 'z' }]);
  });

  it('counts rows as a spreadsheet does, over blank ones', () => {
    const table = read('q,a\nx,1\n\n,\ny,2\n');
    expect(table.rows.map((row) => row.place)).toEqual(['row 2', 'row 5']);
  });

  it('reads a short row as blank at its end, and says what is wrong with a long one', () => {
    const [short, long, after] = read('q,a,b\nx\ny,1,2,3\nz,1,2').rows;
    expect(short?.cells).toEqual({ q: 'x', a: '', b: '' });
    expect(long).toMatchObject({ place: 'row 3', cells: null });
    expect(long?.fault).toContain('it has 4 cells where the header has 3');
    expect(after?.cells).toEqual({ q: 'z', a: '1', b: '2' });
  });

  it('loses only the row whose quotation marks are wrong', () => {
    const table = read('q,a\nx,1\n"broken" here,2\ny,3\nsay 5" wide,4\nz,5\n"never closed,6\nw,7');
    expect(table.rows.map((row) => (row.cells === null ? row.place : row.cells['q']))).toEqual([
      'x',
      'row 3',
      'y',
      'row 5',
      'z',
      'row 7',
      'w',
    ]);
  });

  it('numbers columns of one name, so that none hides another', () => {
    expect(read('q,a,a,\nx,1,2,3').columns).toEqual(['q', 'a', 'a (2)', 'column 4']);
  });

  it('keeps names that objects inherit as ordinary columns', () => {
    expect(read('__proto__,constructor\n1,2').rows[0]?.cells).toHaveProperty('constructor', '2');
  });

  it('reads what was written, wherever its windows are cut', () => {
    const field = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('"', ',', '\n', '\r\n', 'ü"ü', 'x'.repeat(40_000)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 30 }), (pairs) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = ['q,a', ...pairs.map((pair) => pair.map(quote).join(','))].join('\n');
        const kept = pairs.filter((pair) => pair.some((each) => each.trim() !== ''));
        if (kept.length === 0) return;
        expect(cells(text)).toEqual(kept.map(([q, a]) => ({ q, a })));
      }),
      { numRuns: 150 },
    );
  });

  it('refuses a file without a header or rows', () => {
    expect(refusal(() => read(''))).toContain('import.unreadable: The file is empty.');
    expect(refusal(() => read(' \n\n'))).toContain('The file is empty.');
    expect(refusal(() => read('q,a\n'))).toContain('no rows under its header');
    expect(refusal(() => read('"q,a\nx,1'))).toContain('import.unreadable');
    expect(refusal(() => read(','.repeat(limits.importColumnsMax) + 'q\nx'))).toContain('columns');
  });
});

describe('what Excel does', () => {
  it('names the separator in a line of its own, which is no row', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const table = read(`sep=;${end}q;a${end}x,y;1${end}`);
      expect(table.rows).toEqual([{ place: 'row 2', cells: { q: 'x,y', a: '1' }, fault: null }]);
    }
  });

  it('saves a workbook, which is told from a table by its name and by its first bytes', () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, 0xff]);
    expect(refusal(() => parseTable(workbook, 'csv'))).toContain('save it there as "CSV UTF-8"');
    expect(kindAdvice('Quiz.XLSX')).toContain('save it there as "CSV UTF-8"');
    expect(kindAdvice('quiz.txt')).toContain('.tsv');
    expect(kindAdvice('quiz.doc')).toBe('Answly reads .json, .csv and .tsv.');
  });
});

describe('JSON', () => {
  it('gathers the columns of all rows, in the order they appear', () => {
    const table = read('[{"q":"x","a":["1"]},{"q":"y","hint":null}]', 'json');
    expect(table.columns).toEqual(['q', 'a', 'hint']);
    expect(table.rows.map((row) => row.place)).toEqual(['row 1', 'row 2']);
  });

  it('takes the one list of objects that an object holds', () => {
    const table = read('{"title":"t","tags":["a"],"questions":[{"q":"x"}]}', 'json');
    expect(table.rows).toEqual([{ place: 'row 1', cells: { q: 'x' }, fault: null }]);
  });

  it('keeps the good rows among garbage', () => {
    const table = read('[null, 7, "text", [[]], {"q":"x"}]', 'json');
    expect(table.rows.map((row) => row.cells !== null)).toEqual([false, false, false, false, true]);
    expect(table.rows[3]?.fault).toContain('it is a list');
  });

  it('refuses what is not a list, and says where the list may be', () => {
    expect(refusal(() => read('{"title":"t","questions":[]}', 'json'))).toContain(
      'Put the questions into a list',
    );
    expect(refusal(() => read('{"easy":[{}],"hard":[{}]}', 'json'))).toContain('under "easy", "hard"');
    expect(refusal(() => read('42', 'json'))).toContain('holds a number');
    expect(refusal(() => read('[]', 'json'))).toContain('The list is empty');
    expect(refusal(() => read('[{"q":1}\n{"q":2}]', 'json'))).toContain('see line 2, at {"q":2}]. Correct');
    expect(refusal(() => read('[{"q":1},\n\n]', 'json'))).toContain('see line 3, at ]. Correct');
    expect(refusal(() => read('['.repeat(100_000), 'json'))).toContain('import.unreadable');
  });

  it('refuses more rows than a pack may hold', () => {
    const text = `[${'{},'.repeat(limits.itemsPerPackMax)}{}]`;
    expect(refusal(() => read(text, 'json'))).toContain('import.too-large');
  });
});

describe('any file', () => {
  it('is refused when it is not UTF-8, naming the line', () => {
    const bytes = Uint8Array.from([...strToU8('q,a\n'), 0x4d, 0xfc, 0x6c, 0x6c]);
    expect(refusal(() => parseTable(bytes, 'csv'))).toContain('Line 2 is not UTF-8 text');
    const old = Uint8Array.from([...strToU8('q,a\rx,1\r\ny,2\n'), 0x4d, 0xfc]);
    expect(refusal(() => parseTable(old, 'csv'))).toContain('Line 4 is not UTF-8 text');
  });

  it('is refused by its size before it is read', () => {
    expect(refusal(() => refuseTooLarge(200 * 1024 * 1024))).toContain(
      'import.too-large: The file has 200 MB',
    );
  });

  it('never throws anything but a refusal', () => {
    const kind = fc.constantFrom<TableKind>('json', 'csv', 'tsv');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), kind, (bytes, each) => {
        try {
          parseTable(bytes, each);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading in slices', () => {
  const many = strToU8(`q,a\n${'a question of some length,an answer\n'.repeat(49_000)}`);

  it('pauses often, counts up to the end and gives the same table', async () => {
    const seen: number[] = [];
    const table = await runInSlices(readTable(many, 'csv'), {
      pause: () => Promise.resolve(),
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    expect(table.rows).toHaveLength(49_000);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)).toBe(1);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
  });

  it('stops when it is cancelled', async () => {
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      return Promise.resolve();
    };
    await expect(
      runInSlices(readTable(many, 'csv'), { pause, cancelled: () => pauses === 3 }),
    ).rejects.toThrow('import.cancelled');
    expect(pauses).toBe(3);
  });
});
