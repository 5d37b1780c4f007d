/** What one row becomes, and what is said of it. */
import { expect, it } from 'vitest';
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
