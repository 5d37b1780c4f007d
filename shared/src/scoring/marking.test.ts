/** Negative marking, certainty marking and the floor, through the scorer. */
import { describe, expect, test } from 'vitest';
import type { Certainty } from '../model/self-judgement.ts';
import { markingRules, plainMarking } from '../model/marking.ts';
import type { Item } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { buildItem, buildOptions } from '../testing/build-item.ts';
import { score } from './score.ts';

const single = buildItem('single');
const right: Response = { type: 'single', optionId: 'b' };
const wrong: Response = { type: 'single', optionId: 'a' };
const milli = (item: Item, response: Response | null, rules: object, certainty: Certainty | null = null) =>
  score(item, response, { rules: markingRules.parse({ floorMilli: null, ...rules }), certainty }).scoreMilli;

test('rules that say nothing are plain', () => {
  expect(markingRules.parse({})).toEqual(plainMarking);
});

describe('negative marking by the number of options', () => {
  const rules = { negative: 'by-options' };

  test('takes a quarter with five options, as the SAT did, and all of true/false', () => {
    expect(milli(single, wrong, rules)).toBe(-250);
    expect(milli(single, right, rules)).toBe(1000);
    expect(milli(buildItem('true-false'), { type: 'true-false', optionId: 'false' }, rules)).toBe(-1000);
  });

  test.each([2, 3, 4, 5, 7, 11])('leaves blind guessing among %d options nothing to gain', (count) => {
    const ids = ['b', ...Array.from({ length: count - 1 }, (_, n) => `x${n}`)];
    const item = buildItem('single', { points: 27_720, options: buildOptions(...ids) });
    const sum = ids.reduce((total, optionId) => total + milli(item, { type: 'single', optionId }, rules), 0);
    expect(sum).toBe(0);
  });

  test('spares a blank, a partly right answer, and what is no choice of one', () => {
    const part = buildItem('single', {
      scoring: 'custom-credit',
      options: buildOptions('a', 'b').map((each) => ({ ...each, credit: each.id === 'b' ? 1000 : 300 })),
    });
    expect(milli(single, null, rules)).toBe(0);
    expect(milli(part, wrong, rules)).toBe(300);
    expect(milli(buildItem('multiple'), { type: 'multiple', optionIds: ['b'] }, rules)).toBe(0);
  });
});

describe('negative marking by a share', () => {
  const rules = { negative: { milli: 500 } };

  test('takes it for a wrong answer of any type, but not for a card that was not recalled', () => {
    expect(milli(single, wrong, rules)).toBe(-500);
    expect(milli(buildItem('short-text'), { type: 'short-text', text: 'volt' }, rules)).toBe(-500);
    expect(milli(buildItem('numeric', { points: 2001 }), { type: 'numeric', text: '9' }, rules)).toBe(-1001);
    expect(milli(buildItem('flashcard'), { type: 'flashcard', grade: 1 }, rules)).toBe(0);
  });

  test.each<[Item, Response]>([
    [buildItem('multiple'), { type: 'multiple', optionIds: [] }],
    [buildItem('ordering'), { type: 'ordering', optionIds: [] }],
    [buildItem('matching'), { type: 'matching', pairs: {} }],
    [buildItem('cloze'), { type: 'cloze', gaps: { word: ' ' } }],
    [buildItem('short-text'), { type: 'short-text', text: ' ' }],
  ])('takes nothing for a response with nothing in it: %j', (item, response) => {
    expect(milli(item, response, rules)).toBe(0);
    expect(milli(item, response, { certainty: true }, 'sure')).toBe(0);
  });
});

describe('certainty marking is the table of Moodle', () => {
  const rules = { certainty: true };
  const half: Response = { type: 'multiple', optionIds: ['a'] };
  const multiple = buildItem('multiple', { scoring: 'right-minus-wrong' });

  test.each<[Certainty | null, number, number, number]>([
    ['guess', 1000, 0, 500],
    ['think', 2000, -2000, 1000],
    ['sure', 3000, -6000, 1500],
    [null, 1000, 0, 500],
  ])('%s', (certainty, whole, nothing, partly) => {
    expect(milli(single, right, rules, certainty)).toBe(whole);
    expect(milli(single, wrong, rules, certainty)).toBe(nothing);
    expect(milli(multiple, half, rules, certainty)).toBe(partly);
    expect(milli(single, null, rules, certainty)).toBe(0);
  });

  test('all is three times the points, and negative marking takes nothing on top', () => {
    const marking = { rules: markingRules.parse({ certainty: true }), certainty: 'guess' as const };
    expect(score(single, right, marking)).toEqual({ scoreMilli: 1000, maxMilli: 3000 });
    expect(milli(single, wrong, { certainty: true, negative: 'by-options' }, 'think')).toBe(-2000);
  });
});

test('no item falls below the floor', () => {
  const rules = { negative: { milli: 1000 } };
  expect(milli(single, wrong, { ...rules, floorMilli: 0 })).toBe(0);
  expect(milli(single, wrong, { ...rules, floorMilli: -300 })).toBe(-300);
  expect(milli(single, wrong, { ...rules, floorMilli: null })).toBe(-1000);
});
