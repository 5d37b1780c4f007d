import { describe, expect, test } from 'vitest';
import { limits } from '../limits.ts';
import { buildItem, buildOptions, itemBase } from '../testing/build-item.ts';
import { item as itemSchema, itemShape, itemTypes, type ItemType } from './item.ts';
import { itemFaults } from './item-faults.ts';

const faultsOf = (type: ItemType, part: object) =>
  itemFaults(itemShape.parse({ ...buildItem(type), ...part }));

test.each(itemTypes)('a whole %s item has no faults', (type) => {
  expect(itemFaults(buildItem(type))).toEqual([]);
});

test('the schema refuses an item with the sentence of its fault', () => {
  const parsed = itemSchema.safeParse({ ...itemBase, ...buildItem('single'), key: 'z' });
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([
    'the key names option "z", which the item does not have; it has "a", "b", "c", "d", "e"',
  ]);
});

test.each(itemTypes)(
  'a %s item whose language is none is refused for that, whatever else it holds',
  (type) => {
    const asked = { ...itemBase, ...buildItem(type), locale: '00000000-0000-1000-8000-000000000000' };
    const { error } = itemSchema.safeParse(asked);
    expect(error?.issues).toMatchObject([
      { path: ['locale'], message: expect.stringContaining('language tag') },
    ]);
  },
);

describe('options', () => {
  test.each(['single', 'multiple', 'ordering', 'matching'] as const)(
    'of a %s item have their own ids',
    (type) => {
      expect(faultsOf(type, { options: buildOptions('a', 'b', 'b', 'c', 'd') })).toContain(
        'two options have the id "b": give one of them another',
      );
    },
  );

  test('a key may name a keyed option twice, as older packs did', () => {
    expect(faultsOf('multiple', { key: ['a', 'a', 'c'] })).toEqual([]);
  });

  test('of true/false are true and false', () => {
    expect(faultsOf('true-false', { options: buildOptions('true', 'no') })).toEqual([
      'a true/false item needs the options "true" and "false"',
    ]);
  });
});

test.each([[['b', 'd', 'a']], [['b', 'd', 'a', 'a']], [['b', 'd', 'a', 'c', 'c']]])(
  'an ordering key %j does not name every option once',
  (key) => {
    expect(faultsOf('ordering', { key })).toEqual([
      'the key has to name every option once, in their right order: "a", "b", "c", "d"',
    ]);
  },
);

describe('matching', () => {
  test('the key covers every prompt and names what is there', () => {
    expect(faultsOf('matching', { key: { p: 'b', q: 'z', s: 'a' } })).toEqual([
      'the key names option "z", which the item does not have; it has "a", "b", "c", "d"',
      'the key has no option for prompt "r"',
      'the key names prompt "s", which the item does not have',
    ]);
  });

  test('a prompt named as what every object has is not covered by it', () => {
    const prompts = buildOptions('p', 'constructor');
    expect(faultsOf('matching', { prompts, key: { p: 'b' } })).toEqual([
      'the key has no option for prompt "constructor"',
    ]);
  });

  test('prompts have their own ids', () => {
    expect(faultsOf('matching', { prompts: buildOptions('p', 'q', 'r', 'r') })).toEqual([
      'two prompts have the id "r": give one of them another',
    ]);
  });
});

describe('cloze', () => {
  test.each([
    ['A {{word}} and a {{pick}}.', ['gap "sum" must stand in the stem once, as {{sum}}']],
    ['{{word}} {{word}} {{pick}} {{sum}}', ['gap "word" must stand in the stem once, as {{word}}']],
    ['{{word}} {{pick}} {{sum}} {{Sum}}', ['the stem shows {{Sum}}, a gap that the item does not have']],
    [
      '{{ word }} {{pick}} {{sum}}',
      [
        'gap "word" must stand in the stem once, as {{word}}',
        'the stem shows {{ word }}, a gap that the item does not have',
      ],
    ],
  ])('the stem %j', (stem, faults) => expect(faultsOf('cloze', { stem })).toEqual(faults));

  test('a gap tells its own faults', () => {
    const gaps = [
      { kind: 'select', id: 'g', options: buildOptions('a', 'a'), key: 'b' },
      { kind: 'text', id: 'h', accepted: [' '] },
    ];
    expect(faultsOf('cloze', { stem: '{{g}} {{h}}', gaps })).toEqual([
      'in gap "g" two options have the id "a": give one of them another',
      'in gap "g" the key names option "b", which the item does not have; it has "a", "a"',
      'in gap "h" the accepted answer " " holds nothing that is compared',
    ]);
  });

  test('gaps have their own ids', () => {
    const gaps = [1, 2].map(() => ({ kind: 'text', id: 'g', accepted: ['x'] }));
    expect(faultsOf('cloze', { stem: '{{g}}', gaps })).toEqual([
      'two gaps have the id "g": give one of them another',
    ]);
  });
});

test('an accepted answer must have something left to compare', () => {
  expect(faultsOf('short-text', { key: { accepted: ['?!', 'x'], normalise: ['punctuation'] } })).toEqual([
    'the accepted answer "?!" holds nothing that is compared',
  ]);
});

describe('the scoring rule', () => {
  test.each([
    ['single', 'per-gap'],
    ['numeric', 'right-minus-wrong'],
    ['ordering', 'per-gap'],
    ['cloze', 'adjacent-pairs'],
    ['flashcard', 'custom-credit'],
  ] as const)('of a %s item is not %s', (type, scoring) => {
    expect(faultsOf(type, { scoring })).toEqual([
      expect.stringContaining(`the scoring "${scoring}" does not fit the type "${type}"`),
    ]);
  });

  test('credits let the key earn everything, thirds rounded down included', () => {
    const credits = (...list: number[]) => ({
      scoring: 'custom-credit',
      key: ['a', 'b', 'c'],
      options: buildOptions('a', 'b', 'c', 'd').map((each, index) => ({ ...each, credit: list[index] })),
    });
    expect(faultsOf('multiple', credits(333, 333, 333, 0))).toEqual([]);
    expect(faultsOf('multiple', credits(333, 333, 0, 334))).toEqual([
      'the credits of the keyed options add up to less than 1000',
    ]);
  });
});

test('a gap has no more right answers than a short text, and no longer ones: each answer is held against all', () => {
  const many = Array.from({ length: limits.acceptedPerKeyMax + 1 }, (_, at) => `answer ${at}`);
  const gapOf = (accepted: string[]) => ({ kind: 'text', id: 'g', accepted });
  const cloze = (accepted: string[]) =>
    itemSchema.safeParse({ ...itemBase, type: 'cloze', stem: '{{g}}', gaps: [gapOf(accepted)] });
  expect(cloze(many.slice(1)).success).toBe(true);
  expect(cloze(many).error?.issues).toMatchObject([{ path: ['gaps', 0, 'accepted'] }]);
  expect(cloze(['a'.repeat(201)]).error?.issues).toMatchObject([{ path: ['gaps', 0, 'accepted', 0] }]);
});
