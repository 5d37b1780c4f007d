/** Formulas that cannot be set are told by text and cause, by the typesetter that sets them on screen. */
import { formulaFaults } from '@answly/shared/formats/formula-faults';
import { pack as packModel } from '@answly/shared/model/pack';
import { buildItem, buildOptions } from '@answly/shared/testing/build-item';
import { buildMap, choiceRow, importRows } from '@answly/shared/testing/import-rows';
import { describe, expect, it, test } from 'vitest';
import { formulaFault } from './formulas.ts';

test.each([
  ['Is $\\fracc{1}{2}$ right?', '"\\fracc{1}{2}", which cannot be set: Undefined control sequence: \\fracc'],
  ['Is $x$ or ${a$?', '"{a", which cannot be set: Expected \'}\', got its end'],
  ['Is $a}$?', '"a}", which cannot be set: Expected its end, got \'}\''],
  ['$x^2^3$', '"x^2^3", which cannot be set: Double superscript'],
  [
    '$$\n\\begin{foo}\nx\n\\end{foo}\n$$',
    '"\\begin{foo} x \\end{foo}", which cannot be set: No such environment: foo',
  ],
  ['Not $\\begin{align}x\\end{align}$', 'align} can be used only in display mode'],
  ['$\\href{https://example.org}{x}$', 'which cannot be set: \\href may not be used'],
  [`$${'\\ne'.repeat(501)}$`, 'which cannot be set: Too many expansions'],
  [`$${'{'.repeat(9_000)}$`, 'which cannot be set: '],
])('formula %# is told', (text, told) => expect(formulaFault(text)).toContain(told));

test.each([
  ['\\def', '\\def\\a{xx}\\a\\a'],
  ['\\gdef', 'x\\\\\\gdef\\a{xx}\\a'],
  ['\\newcommand', '\\newcommand{\\a}{xx}\\a'],
  ['\\let', '\\let\\a=\\frac\\a{1}{2}'],
  ['\\df@tag', '\\tag{xx}\\df@tag'],
])('%s, by which a short formula takes gigabytes, is told before it is set', (command, tex) =>
  expect(formulaFault(`$$\n${tex}\n$$`)).toContain(`which cannot be set: ${command} may not be used`),
);

test.each([
  'Is $\\frac{1}{2}$ right? It costs $5, or \\$6.',
  'Code such as `$\\fracc` has none.',
  '```latex\n$\\fracc$\n```',
  '$$\\begin{align}x &= 1\\end{align}$$',
  '$\\text{é}$, 5 %',
  '$$\na \\tag{1}\n$$',
  '$\\begin{array}{l}a\\\\def\\\\[2pt]\\left(b\\right)\\end{array}$',
])('%j can be set', (text) => expect(formulaFault(text)).toBeNull());

it('a gap inside a formula is a box there, as on screen', () => {
  expect(formulaFault('$\\frac{{{a}}}{2}$', ['a'])).toBeNull();
  // Where TeX has an argument, too.
  expect(formulaFault('$2^{{a}} = \\frac{{b}}{c_{{d}}}$', ['a', 'b', 'd'])).toBeNull();
  expect(formulaFault('$\\sqrt{{a b}$', ['a'])).not.toBeNull();
});

const bad = '$\\fracc$';
const options = [{ id: 'a', content: bad, rationale: bad }, ...buildOptions('b', 'c', 'd')];
const id = '0190a0a0-0000-7000-8000-000000000009';
const stimulus = { id, version: 1, locale: 'en', content: 'Read.', itemIds: [id] };
const info = { id, version: 1, title: 'A pack', locale: 'en' };

describe('every text of a pack is looked at', () => {
  test.each([
    [buildItem('single', { stem: bad, explanation: bad, options, key: 'b' }), 4],
    [buildItem('numeric', { mistakes: [{ id: 'm', matches: '2', rationale: bad }] }), 1],
    [buildItem('matching', { prompts: [{ id: 'p', content: bad }], options, key: { p: 'b' } }), 3],
    [buildItem('cloze', { stem: '{{g}}', gaps: [{ kind: 'select', id: 'g', options, key: 'b' }] }), 2],
    [buildItem('flashcard', { back: bad }), 1],
  ])('%#', (item, count) => {
    const pack = packModel.parse({ ...info, items: [item], stimuli: [stimulus] });
    expect([...formulaFaults(pack, formulaFault)]).toHaveLength(count);
  });

  test('a passage too', () => {
    const stimuli = [{ ...stimulus, content: bad }];
    const pack = packModel.parse({ ...info, items: [buildItem('single')], stimuli });
    expect([...formulaFaults(pack, formulaFault)]).toEqual([
      {
        path: ['stimuli', 0, 'content'],
        message: 'has the formula "\\fracc", which cannot be set: Undefined control sequence: \\fracc',
      },
    ]);
  });
});

it('a row with such a formula comes in, and the report names the cell', () => {
  const map = buildMap({ explanation: 'why' });
  const rows = [
    { ...choiceRow, b: bad, why: bad },
    { ...choiceRow, q: 'Which is odd?' },
  ];
  const { report } = importRows(rows, { map, formulaFault });
  expect(report).toMatchObject({ imported: 2, rejected: [] });
  const cannot = 'has the formula "\\fracc", which cannot be set: Undefined control sequence: \\fracc.';
  expect(report.notes?.filter(({ code }) => code === 'formula.unreadable')).toEqual(
    ['b', 'why'].map((column) => ({
      place: 'row 1',
      code: 'formula.unreadable',
      message: `Row 1: "${column}" ${cannot} It is shown as it is written. Correct it.`,
    })),
  );
  const listed = importRows([{ ...choiceRow, list: ['3', bad] }], {
    map: buildMap({ options: 'list' }),
    formulaFault,
  });
  expect(listed.report.notes?.[0]?.message).toContain('Row 1: entry 2 of "list" has the formula');
});
