import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item, ItemType } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { buildItem, buildOptions } from '../testing/build-item.ts';
import { score } from './score.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const options = buildOptions(...ids);
const single = buildItem('single');
const multiple = (scoring: string, key = ['a', 'c']) => buildItem('multiple', { key, scoring });
const numeric = (key: object, points = 1000) => buildItem('numeric', { key, points });
const choose = (...optionIds: string[]): Response => ({ type: 'multiple', optionIds });
const milli = (item: Item, response: Response | null) => score(item, response).scoreMilli;

test('a blank scores nothing of the full marks', () => {
  expect(score(single, null)).toEqual({ scoreMilli: 0, maxMilli: 1000 });
});

test('single: the key earns all, another option nothing', () => {
  expect(milli(single, { type: 'single', optionId: 'b' })).toBe(1000);
  expect(milli(single, { type: 'single', optionId: 'a' })).toBe(0);
});

test('true/false is scored as a choice of one', () => {
  const item = buildItem('true-false', { key: 'false', points: 500 });
  expect(score(item, { type: 'true-false', optionId: 'false' })).toEqual({ scoreMilli: 500, maxMilli: 500 });
  expect(milli(item, { type: 'true-false', optionId: 'true' })).toBe(0);
});

describe('multiple', () => {
  test('all or nothing wants exactly the key', () => {
    const item = multiple('all-or-nothing');
    expect(milli(item, choose('c', 'a'))).toBe(1000);
    expect(milli(item, choose('a'))).toBe(0);
    expect(milli(item, choose('a', 'c', 'd'))).toBe(0);
  });

  test('right minus wrong never goes below nothing', () => {
    const item = multiple('right-minus-wrong');
    expect(milli(item, choose('a'))).toBe(500);
    expect(milli(item, choose('a', 'c', 'd'))).toBe(500);
    expect(milli(item, choose('b', 'd'))).toBe(0);
  });

  test('custom credit adds what the author gave', () => {
    const weighed = options.map((option, index) => ({ ...option, credit: [600, -300, 400, 0, 0][index] }));
    const item = buildItem('multiple', { options: weighed, scoring: 'custom-credit' });
    expect(milli(item, choose('a', 'b'))).toBe(300);
    expect(milli(item, choose('a', 'c'))).toBe(1000);
    expect(milli(item, choose('b'))).toBe(0);
  });

  test('custom credit marks "Composition of Water" of QTI as map_response does', () => {
    const mapped = { h: 1, he: -2, c: -2, o: 1, n: -2, cl: -1 };
    const item = buildItem('multiple', {
      points: 2000,
      scoring: 'custom-credit',
      key: ['h', 'o'],
      options: Object.entries(mapped).map(([id, value]) => ({ id, content: id, credit: value * 500 })),
    });
    const given = [['h', 'o'], ['h'], ['h', 'o', 'cl'], ['h', 'cl'], ['h', 'o', 'he'], ['c', 'n']];
    expect(given.map((chosen) => milli(item, choose(...chosen)))).toEqual([2000, 1000, 1000, 0, 0, 0]);
  });

  test('by every rule the score lies in 0–max and only the key earns it all', () => {
    const subset = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.constantFrom('all-or-nothing', 'right-minus-wrong', 'custom-credit'),
        subset,
        subset,
        fc.integer({ min: 0, max: 5000 }),
        (scoring, key, chosen, points) => {
          const item = buildItem('multiple', { key, scoring, points });
          const { scoreMilli, maxMilli } = score(item, choose(...chosen));
          expect(Number.isInteger(scoreMilli)).toBe(true);
          expect(scoreMilli).toBeGreaterThanOrEqual(0);
          expect(scoreMilli).toBeLessThanOrEqual(maxMilli);
          if (key.toSorted().join() === chosen.toSorted().join()) expect(scoreMilli).toBe(points);
        },
      ),
    );
  });
});

describe('numeric', () => {
  const typed = (text: string): Response => ({ type: 'numeric', text });

  test('an absolute tolerance includes its edge', () => {
    const item = numeric({ value: 0.3, tolerance: { kind: 'absolute', amount: 0.1 } });
    expect(milli(item, typed('0.4'))).toBe(1000);
    expect(milli(item, typed('0,2'))).toBe(1000);
    expect(milli(item, typed('0.41'))).toBe(0);
  });

  test('a relative tolerance grows with the value, also a negative one', () => {
    const item = numeric({ value: -200, tolerance: { kind: 'relative', amount: 0.05 } });
    expect(milli(item, typed('-190'))).toBe(1000);
    expect(milli(item, typed('-189'))).toBe(0);
    expect(milli(item, typed('200'))).toBe(0);
  });

  test('no tolerance means the value itself, past what binary fractions lose', () => {
    const item = numeric({ value: 0.1 + 0.2, tolerance: { kind: 'absolute', amount: 0 } });
    expect(milli(item, typed('0.3'))).toBe(1000);
  });

  test.each([
    [2_147_483_647, '2147483648', 0],
    [2_147_483_647, '2147483647', 1000],
    [2 ** 53 - 1, '9007199254740991', 1000],
    [2 ** 53 - 1, '9007199254740990', 0],
    [6.02214076e23, '6.02214076×10²³', 1000],
    [6.02214076e23, '6.022140761e23', 0],
  ])('without tolerance %d is not answered by a neighbour: %s', (value, text, marks) => {
    const item = numeric({ value, tolerance: { kind: 'absolute', amount: 0 } });
    expect(milli(item, typed(text))).toBe(marks);
  });

  test('the edge of a tolerance is within it, however it is rounded', () => {
    for (const [value, amount] of [
      [9.81, 0.05],
      [1e9 + 0.1, 0.2],
      [0, 0.3],
      [0.7, 0.1],
    ] as const) {
      const item = numeric({ value, tolerance: { kind: 'absolute', amount } });
      const edges = [value - amount, value + amount].map((edge) => edge.toPrecision(14));
      expect(edges.map((edge) => milli(item, typed(edge)))).toEqual([1000, 1000]);
    }
  });

  test('what is no number is refused rather than marked wrong', () => {
    const item = numeric({ value: 1, tolerance: { kind: 'absolute', amount: 0 } });
    expect(() => score(item, typed('one'))).toThrow(expect.objectContaining({ code: 'response.unreadable' }));
  });
});

test('short text is right when it is an accepted answer in another spelling', () => {
  const item = buildItem('short-text', { key: { accepted: ['Ohm', 'Ω'] } });
  const typed = (text: string) => milli(item, { type: 'short-text', text });
  expect(['ohm', ' OHM ', '\u2126', 'ω'].map(typed)).toEqual([1000, 1000, 1000, 1000]);
  expect(['öhm', 'ohms', ''].map(typed)).toEqual([0, 0, 0]);
});

describe('ordering', () => {
  const order = (...optionIds: string[]): Response => ({ type: 'ordering', optionIds });

  test('exactly, or not at all', () => {
    const item = buildItem('ordering');
    expect(milli(item, order('b', 'd', 'a', 'c'))).toBe(1000);
    expect(milli(item, order('d', 'b', 'a', 'c'))).toBe(0);
    expect(milli(item, order('b', 'd', 'a'))).toBe(0);
  });

  test.each([
    ['modular object oriented dynamic learning environment', 1000],
    ['environment learning dynamic oriented object modular', 0],
    ['environment object oriented dynamic learning modular', 600],
    ['oriented object dynamic learning environment modular', 400],
    ['dynamic learning', 200],
  ])('adjacent pairs as in the examples of Moodle: %s earns %d', (given, points) => {
    const key = ['modular', 'object', 'oriented', 'dynamic', 'learning', 'environment'];
    const item = buildItem('ordering', { options: buildOptions(...key), key, scoring: 'adjacent-pairs' });
    expect(milli(item, order(...given.split(' ')))).toBe(points);
  });
});

describe('matching', () => {
  const pair = (pairs: Record<string, string>): Response => ({ type: 'matching', pairs });

  test('each prompt is worth the same, also in an unfinished answer', () => {
    const item = buildItem('matching', { scoring: 'per-gap' });
    expect(milli(item, pair({ p: 'b', q: 'a', r: 'b' }))).toBe(1000);
    expect(milli(item, pair({ p: 'b', q: 'c', r: 'b' }))).toBe(667);
    expect(milli(item, pair({ q: 'a' }))).toBe(333);
  });

  test('all or nothing wants every prompt', () => {
    const item = buildItem('matching');
    expect(milli(item, pair({ p: 'b', q: 'a', r: 'b' }))).toBe(1000);
    expect(milli(item, pair({ p: 'b', q: 'a' }))).toBe(0);
  });
});

describe('cloze', () => {
  const fill = (gaps: Record<string, string>): Response => ({ type: 'cloze', gaps });
  const whole = { word: 'ohm', pick: 'b', sum: '1.55' };

  test('each gap is worth the same, an empty one nothing', () => {
    const item = buildItem('cloze', { scoring: 'per-gap' });
    expect(milli(item, fill(whole))).toBe(1000);
    expect(milli(item, fill({ ...whole, sum: ' ' }))).toBe(667);
    expect(milli(item, fill({ pick: 'b', word: 'volt' }))).toBe(333);
  });

  test('all or nothing wants every gap', () => {
    expect(milli(buildItem('cloze'), fill(whole))).toBe(1000);
    expect(milli(buildItem('cloze'), fill({ ...whole, pick: 'a' }))).toBe(0);
  });

  test('a number is read in the language and unit of its gap', () => {
    const key = { value: 1234.5, tolerance: { kind: 'absolute', amount: 0 }, unit: 'Hz' };
    const gaps = [{ kind: 'numeric', id: 'f', key }];
    const item = buildItem('cloze', { locale: 'de', stem: '{{f}}', gaps });
    expect(milli(item, fill({ f: '1.234,5 Hz' }))).toBe(1000);
  });

  test('a number that is none is refused, naming its gap', () => {
    expect(() => score(buildItem('cloze'), fill({ ...whole, sum: 'one' }))).toThrow(
      expect.objectContaining({
        code: 'response.unreadable',
        detail: expect.stringContaining('"sum"') as string,
      }),
    );
  });
});

test('a flashcard earns all but for Again', () => {
  const item = buildItem('flashcard');
  expect([1, 2, 3, 4].map((grade) => milli(item, { type: 'flashcard', grade }))).toEqual([
    0, 1000, 1000, 1000,
  ]);
});

describe('a response is refused', () => {
  const mismatch = expect.objectContaining({ code: 'response.mismatch' });

  test('of another type', () => {
    expect(() => score(single, choose('a'))).toThrow(mismatch);
    expect(() => score(single, { type: 'numeric', text: '1' })).toThrow(mismatch);
    expect(() => score(buildItem('cloze'), { type: 'matching', pairs: {} })).toThrow(mismatch);
  });

  test.each<[ItemType, Response]>([
    ['single', { type: 'single', optionId: 'z' }],
    ['multiple', { type: 'multiple', optionIds: ['a', 'z'] }],
    ['ordering', { type: 'ordering', optionIds: ['a', 'z'] }],
    ['ordering', { type: 'ordering', optionIds: ['a', 'a'] }],
    ['matching', { type: 'matching', pairs: { z: 'a' } }],
    ['matching', { type: 'matching', pairs: { p: 'z' } }],
    ['cloze', { type: 'cloze', gaps: { z: 'ohm' } }],
    ['cloze', { type: 'cloze', gaps: { pick: 'z' } }],
  ])('to parts that a %s item lacks: %j', (type, response) => {
    expect(() => score(buildItem(type), response)).toThrow(mismatch);
  });
});
