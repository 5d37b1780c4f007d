/** What one row becomes, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { buildMap, choiceRow, importRows } from '../testing/import-rows.ts';

it('a value out of its bounds is refused in words, by its field', () => {
  const columns = { type: 'numeric', options: undefined, correct: { column: 'key', as: 'number' } };
  const map = buildMap({ ...columns, unit: 'unit' });
  const { report } = importRows([{ ...choiceRow, key: 3, unit: 'm'.repeat(41) }], { map });
  expect(report.rejected).toEqual([
    {
      place: 'row 1',
      code: 'row.malformed',
      message: 'Row 1: "unit" in "key" has 41 characters; expected at most 40. Correct it.',
    },
  ]);
});

describe('what does not come in whole is remarked', () => {
  const notesOf = (row: object, over: object) =>
    importRows([{ ...choiceRow, ...row }], { map: buildMap(over) }).report.notes;
  const note = (code: string, message: string) => ({ place: 'row 1', code, message: `Row 1: ${message}` });

  it('an objective, a source and a topic that are too long', () => {
    const long = { aim: `${'x'.repeat(499)}😀`, ref: 'y'.repeat(501), unit: 'z'.repeat(121) };
    const map = buildMap({ objective: 'aim', reference: 'ref', topics: [{ column: 'unit' }] });
    const { pack, report } = importRows([{ ...choiceRow, ...long }], { map });
    expect(report.notes).toEqual([
      note('text.cut', 'of "aim" only the first 500 characters came in. Shorten it.'),
      note('text.cut', 'of "ref" only the first 500 characters came in. Shorten it.'),
      note('text.cut', 'of a topic in "unit" only the first 120 characters came in. Shorten it.'),
    ]);
    expect(pack?.items[0]).toMatchObject({ objective: 'x'.repeat(499), topics: ['z'.repeat(120)] });
  });

  it('topics beyond those that an item may have', () => {
    const tags = Array.from({ length: 53 }, (_, at) => `t${at}`);
    const topics = { topics: [{ column: 'tags' }] };
    expect(notesOf({ tags: tags.join('\n') }, topics)).toEqual([
      note('list.cut', 'of the 53 entries of "tags" only the first 51 were read.'),
      note('topics.too-many', 'of its 51 topics only the first 20 came in. Leave some out.'),
    ]);
  });

  it('a rationale without its option', () => {
    const rationales = { rationales: ['why a', 'why b', 'why c'] };
    const whys = { 'why a': 'A.', 'why b': 'B.', 'why c': 'C.' };
    expect(notesOf({ ...whys, c: '' }, rationales)).toEqual([
      note(
        'rationale.spare',
        'its rationale 3 was left out, since there is no option 3. Put it beside its option.',
      ),
    ]);
    const statement = { type: 'true-false', options: undefined, correct: { column: 'key', as: 'boolean' } };
    expect(notesOf({ ...whys, key: 'yes' }, { ...statement, ...rationales })).toHaveLength(1);
  });

  it('nothing where all came in', () => {
    const all = { objective: 'aim', reference: 'ref', topics: [{ column: 'tags' }], rationales: ['why a'] };
    const row = {
      'why a': 'A.',
      aim: 'x'.repeat(500),
      ref: '',
      tags: Array.from({ length: 20 }, (_, at) => `t${at}`),
    };
    expect(notesOf(row, all)).toBeUndefined();
  });
});
