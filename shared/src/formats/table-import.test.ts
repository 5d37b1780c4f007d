/** Rows become items; what cannot is reported with its place, a code and what to do. */
import { createHash } from 'node:crypto';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';
import { pack as packSchema } from '../model/pack.ts';
import { readPack, writePack } from './answlypack.ts';
import type { ColumnMap } from './column-map.ts';
import { importedPackInfo } from './detect-map.ts';
import { buildMap, choiceRow as row, importRows } from '../testing/import-rows.ts';
import { parseTable } from './parse-table.ts';
import type { ResolveMedia } from './row-picture.ts';
import { runInSlices } from './slices.ts';
import { importTable } from './table-import.ts';

const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

const pictures: ResolveMedia = (path) => {
  if (path === 'figures/huge.png') return 'too-large';
  if (path === 'figures/notes.txt') return { bytes: strToU8('words'), sha256: sha256Hex(strToU8('words')) };
  return path === 'figures/f-1.png' ? { bytes: png, sha256: sha256Hex(png) } : 'missing';
};

function importing(
  rows: (object | null)[],
  map?: ColumnMap,
  packOver: { title?: string; version?: number } = {},
) {
  return importRows(rows, { ...(map && { map }), packOver, resolveMedia: pictures });
}

const codes = (rows: (object | null)[], map?: ColumnMap) =>
  importing(rows, map).report.rejected.map((each) => each.code);

describe('items', () => {
  it('carry options, key, explanation, reference and topics as the map says', () => {
    const map = buildMap({
      rationales: ['why a', 'why b'],
      explanation: 'why',
      reference: 'ref',
      topics: [{ column: 'id', take: 2 }, { column: 'tags' }, { fixed: 'Numbers' }],
    });
    const full = {
      ...row,
      id: 'T1A05',
      why: 'Two twos.',
      'why a': 'Odd.',
      'why b': '',
      ref: 'p. 4',
      tags: ['Even', 'Even'],
    };
    const item = importing([full], map).pack?.items[0];
    expect(item).toMatchObject({
      type: 'single',
      stem: 'Which is even?',
      key: 'option-2',
      explanation: 'Two twos.',
      source: 'p. 4',
      topics: ['T1', 'Even', 'Numbers'],
      options: [
        { id: 'option-1', content: 'Three', rationale: 'Odd.' },
        { content: 'Four' },
        { content: 'Five' },
      ],
    });
  });

  it('find their key however it is written', () => {
    const key = (as: string, value: unknown): unknown => {
      const made = importing([{ ...row, key: value }], buildMap({ correct: { column: 'key', as } })).pack
        ?.items[0];
      return made !== undefined && 'key' in made ? made.key : undefined;
    };
    expect([key('index0', 1), key('index1', '2'), key('letter', 'b)'), key('text', 'four')]).toEqual(
      Array.from({ length: 4 }, () => 'option-2'),
    );
  });

  it('may have several right options, or be true or false', () => {
    const several = buildMap({ type: 'multiple', correct: { column: 'key', as: 'letter', separator: ';' } });
    expect(importing([{ ...row, key: 'A; C' }], several).pack?.items[0]).toMatchObject({
      key: ['option-1', 'option-3'],
    });
    const boolean = buildMap({
      type: 'true-false',
      options: undefined,
      correct: { column: 'key', as: 'boolean' },
    });
    expect(importing([{ id: 1, q: 'Four is even.', key: true }], boolean).pack?.items[0]).toMatchObject({
      key: 'true',
    });
  });

  describe('with a number', () => {
    const number = (locale: string) =>
      buildMap({
        pack: { locale },
        type: 'numeric',
        options: undefined,
        correct: { column: 'key', as: 'number' },
        tolerance: 'tol',
        unit: 'unit',
      });
    const value = (key: unknown, locale: string): unknown => {
      const { pack, report } = importing(
        [{ id: 1, q: 'How long?', key, tol: '', unit: 'm' }],
        number(locale),
      );
      const [item] = pack?.items ?? [];
      return item?.type === 'numeric' ? item.key.value : report.rejected[0]?.message;
    };

    it('have its tolerance and unit', () => {
      const measured = { id: 1, q: 'How long?', key: '2,5', tol: '5 %', unit: 'm' };
      expect(importing([measured], number('en')).pack?.items[0]).toMatchObject({
        key: { value: 2.5, tolerance: { kind: 'relative', amount: 0.05 }, unit: 'm' },
      });
      const { report } = importing([{ ...measured, tol: '-1' }], number('en'));
      expect(report.rejected[0]?.message).toContain('its tolerance "-1" in "tol" is below 0.');
    });

    it('read it as the language of the pack writes it', () => {
      expect([value('1.234,56', 'de'), value('1,234.56', 'en'), value('1 234,5 m', 'fr')]).toEqual([
        1234.56, 1234.56, 1234.5,
      ]);
      expect([
        value('1,234', 'de'),
        value('1.234', 'en'),
        value(1.234, 'de'),
        value('12,345,678', 'en'),
      ]).toEqual([1.234, 1.234, 1.234, 12_345_678]);
    });

    it('are refused where it may be thousands or a fraction', () => {
      expect(value('1,234', 'en')).toContain(
        '"1,234" in "key" may be 1234 or 1.234. Write thousands without',
      );
      expect(value('1.234', 'de')).toContain('a fraction with ",", the sign of the language "de"');
    });
  });

  it('do not come in with a damaged character, and what is cut short is cut between two', () => {
    const { report } = importing([
      { ...row, q: 'a\0b' },
      { ...row, b: 'half \ud83d' },
    ]);
    expect(report.rejected).toMatchObject([
      {
        code: 'row.malformed',
        message: expect.stringContaining('"q" holds a character that is damaged') as string,
      },
      { code: 'row.malformed', message: expect.stringContaining('"b" holds') as string },
    ]);
    const long = `${'x'.repeat(499)}\u{1f600}`;
    const item = importing([{ ...row, goal: long }], buildMap({ objective: 'goal' })).pack?.items[0];
    expect(item?.objective).toBe('x'.repeat(499));
  });

  it('lock the options whose words need their place', () => {
    const map = buildMap({ lockOptionsWith: ['all these choices'] });
    const options = importing([{ ...row, c: 'All these CHOICES are right' }], map).pack?.items[0];
    expect(options).toMatchObject({
      options: [{ lockPosition: false }, { lockPosition: false }, { lockPosition: true }],
    });
  });

  it('keep HTML as the text it is, and no picture from the web', () => {
    const { pack, report } = importing([{ ...row, q: '<script>x</script> ![p](https://example.org/p.png)' }]);
    expect(pack?.items[0]?.stem).toBe('<script>x</script> [p](https://example.org/p.png)');
    expect(report).toMatchObject({
      imported: 1,
      rejected: [],
      notes: [{ place: 'row 1', code: 'image.linked' }],
    });
  });

  it('show the pictures that their texts name by a path from the file or the folder of the map', () => {
    const map = buildMap({ image: { column: 'pic', folder: 'figures' } });
    const named = { ...row, q: 'See ![a dot](figures/f-1.png).', a: '![a dot](f-1.png)', pic: '' };
    const { pack, media, report } = importing([named], map);
    const kept = `![a dot](media:${sha256Hex(png)})`;
    expect(pack?.items[0]).toMatchObject({ stem: `See ${kept}.`, options: [{ content: kept }, {}, {}] });
    expect([...media.values()]).toEqual([png]);
    expect(report).toEqual({ items: 1, imported: 1, rejected: [] });
    const lost = importing([{ ...row, q: 'See ![a dot](f-2.png) and ![b](../f-1.png).' }]);
    expect(lost.pack?.items[0]?.stem).toBe('See a dot and b.');
    expect(lost.report.notes).toMatchObject([
      { place: 'row 1', code: 'image.missing', message: expect.stringContaining('"f-2.png"') as string },
    ]);
  });

  it('show the picture that a column names, kept once', () => {
    const map = buildMap({ image: { column: 'pic', folder: 'figures' } });
    const rows = [
      { ...row, pic: 'f-1.png' },
      { ...row, id: '2', q: 'And odd?', pic: './f-1.png' },
      { ...row, id: '3', q: 'None?', pic: '' },
    ];
    const { pack, media } = importing(rows, map);
    expect(pack?.items[0]?.stem).toBe(`Which is even?\n\n![Figure f-1](media:${sha256Hex(png)})`);
    expect(pack?.media).toEqual([
      { sha256: sha256Hex(png), name: 'f-1.png', mime: 'image/png', bytes: png.length },
    ]);
    expect([...media.keys()]).toEqual([sha256Hex(png)]);
    expect(pack?.items[2]?.stem).toBe('None?');
  });

  it('make a pack that can be written and read', () => {
    const { pack, media } = importing([row]);
    expect(packSchema.parse(pack)).toEqual(pack);
    if (pack !== null) expect(readPack(writePack(pack, media, sha256Hex), sha256Hex).pack).toEqual(pack);
  });
});

describe('identity', () => {
  const ids = (rows: object[], map?: ColumnMap, over?: { title?: string; version?: number }) => {
    const { pack } = importing(rows, map, over);
    return [pack?.id, ...(pack?.items.map((item) => item.id) ?? [])];
  };

  it('is the same at every import, and another for another pack', () => {
    expect(ids([row])).toEqual(ids([{ ...row, q: 'Which one is even?' }], undefined, { version: 2 }));
    expect(ids([row])).not.toEqual(ids([row], undefined, { title: 'Other' }));
  });

  it('rests on the question where the file has no ids, so rows may move', () => {
    const map = buildMap({ id: undefined });
    const other = { ...row, q: 'Which is odd?', key: 'A' };
    expect(new Set(ids([row, other], map))).toEqual(new Set(ids([other, row], map)));
  });

  it('keeps both of two different rows with one id, always as the same two', () => {
    const rows = [row, { ...row, q: 'Which is odd?', key: 'A' }];
    expect(new Set(ids(rows)).size).toBe(3);
    expect(ids(rows)).toEqual(ids(rows));
    expect(ids(rows)[1]).toBe(ids([row])[1]);
    expect(importing(rows).report.notes).toMatchObject([
      {
        place: 'row 2',
        code: 'id.twice',
        message: expect.stringContaining('"1" is that of row 1 too') as string,
      },
    ]);
    expect(importing(rows, buildMap({ id: undefined })).report.notes).toBeUndefined();
  });

  it('rejects the second of two equal rows, naming the first', () => {
    expect(importing([row, { ...row, id: '2' }, row]).report).toEqual({
      items: 3,
      imported: 2,
      rejected: [
        {
          place: 'row 3',
          code: 'row.duplicate',
          message: 'Row 3: it says the same as row 1, which was imported. Remove one of the two.',
        },
      ],
    });
  });
});

describe('a bad row', () => {
  it('is rejected alone, with a sentence that says what to do', () => {
    const { pack, report } = importing([row, { ...row, id: '2', key: '' }, { ...row, id: '3' }]);
    expect(pack?.items).toHaveLength(2);
    expect(report).toEqual({
      items: 3,
      imported: 2,
      rejected: [
        {
          place: 'row 2',
          code: 'key.missing',
          message: 'Row 2: no answer is marked as right. Mark one, then import the file again.',
        },
      ],
    });
  });

  it('is told apart by its code', () => {
    const bad = [
      { ...row, q: '  ' },
      { ...row, a: '', b: 'Four', c: null },
      { ...row, key: 'D' },
      { ...row, key: 'Four' },
      { ...row, a: 'Four' },
      { ...row, q: { nested: ['garbage'] } },
      { ...row, q: 'x'.repeat(limits.markdownCharsMax + 1) },
      null,
    ];
    expect(codes([...bad, row])).toEqual([
      'stem.empty',
      'options.too-few',
      'key.unknown',
      'key.unknown',
      'key.ambiguous',
      'row.malformed',
      'text.too-long',
      'row.malformed',
    ]);
  });

  it('is rejected for a picture that is missing, unfit, too large or outside the folder', () => {
    const map = buildMap({ image: { column: 'pic', folder: 'figures' } });
    const names = [
      'f-2.png',
      'notes.txt',
      'huge.png',
      '../f-1.png',
      '/figures/f-1.png',
      '..\\f-1.png',
      'https://example.org/p.png',
    ];
    expect(
      codes(
        names.map((pic) => ({ ...row, pic })),
        map,
      ),
    ).toEqual([
      'image.missing',
      'image.unreadable',
      'image.too-large',
      ...names.slice(3).map(() => 'image.missing'),
    ]);
  });

  it('is rejected for a list that is none, too long or hides objects', () => {
    const map = buildMap({ options: 'list', correct: { column: 'key', as: 'index0' } });
    const list = (value: unknown): object => ({ id: 1, q: 'Q?', list: value, key: 0 });
    expect(
      codes([list('one text'), list(Array(100_000).fill('x')), list([{ a: 1 }, 'b']), list('[broken')], map),
    ).toEqual(['row.malformed', 'options.too-many', 'row.malformed', 'row.malformed']);
    expect(importing([list('["x","y"]')], map).report.imported).toBe(1);
    expect(importing([list('x | y')], buildMap({ ...map, listSeparator: '|' })).report.imported).toBe(1);
  });

  it('does not make the report endless, and with no good row there is no pack', () => {
    const { pack, report } = importing(
      Array.from({ length: limits.importRejectedMax + 5 }, () => ({ ...row, key: '?' })),
    );
    expect(pack).toBeNull();
    expect(report).toMatchObject({ items: limits.importRejectedMax + 5, imported: 0 });
    expect(report.rejected).toHaveLength(limits.importRejectedMax);
  });
});

describe('the whole import', () => {
  it('is refused when a mapped column is missing, naming it and those there are', () => {
    const { key: _, ...keyless } = row;
    expect(() => importing([keyless])).toThrow(AppError);
    expect(() => importing([keyless])).toThrow(
      'import.column-missing: The file has no column "key", which the map "Fixture" reads. It has "id", "q", "a", "b", "c".',
    );
  });

  it('is refused in a whole sentence where there is no column at all', () => {
    expect(() => importing([{}])).toThrow('It has none. Rename the column, or change the map.');
  });

  it('pauses every few milliseconds and can be cancelled', async () => {
    const map = buildMap();
    const rows = Array.from({ length: 5_000 }, (_, index) => ({ ...row, id: String(index) }));
    const table = parseTable(strToU8(JSON.stringify(rows)), 'json');
    const work = {
      table,
      map,
      packInfo: importedPackInfo({ map, fileName: 'q.json' }),
      resolveMedia: pictures,
      formulaFault: () => null,
    };
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      return Promise.resolve();
    };
    const done = await runInSlices(importTable(work), { pause });
    expect(done.report.imported).toBe(5_000);
    expect(pauses).toBeGreaterThanOrEqual(50);
    await expect(runInSlices(importTable(work), { pause, cancelled: () => true })).rejects.toThrow(
      'import.cancelled',
    );
  });
});
