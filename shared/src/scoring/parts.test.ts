import { expect, test } from 'vitest';
import type { Item } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { buildItem } from '../testing/build-item.ts';
import { partsOf } from './parts.ts';

const pairs = buildItem('ordering', { scoring: 'adjacent-pairs' });

test.each<[Item, Response, Record<string, boolean>]>([
  [buildItem('single'), { type: 'single', optionId: 'a' }, { a: false, b: false, c: true, d: true, e: true }],
  [
    buildItem('multiple'),
    { type: 'multiple', optionIds: ['a', 'd'] },
    { a: true, b: true, c: false, d: false, e: true },
  ],
  [buildItem('true-false'), { type: 'true-false', optionId: 'true' }, { true: true, false: true }],
  [buildItem('numeric'), { type: 'numeric', text: '1.5' }, { answer: true }],
  [buildItem('short-text'), { type: 'short-text', text: 'volt' }, { answer: false }],
  [
    buildItem('ordering'),
    { type: 'ordering', optionIds: ['b', 'a', 'd'] },
    { a: false, b: true, c: false, d: false },
  ],
  [buildItem('matching'), { type: 'matching', pairs: { p: 'b', q: 'c' } }, { p: true, q: false, r: false }],
  [
    buildItem('cloze'),
    { type: 'cloze', gaps: { word: 'OHM', pick: 'a' } },
    { word: true, pick: false, sum: false },
  ],
  [buildItem('flashcard'), { type: 'flashcard', grade: 2 }, { answer: true }],
])('tells part by part what is right: %#', (item, response, parts) => {
  expect(partsOf(item, response)).toEqual(parts);
});

test.each([
  ['d a c b', { b: false, d: false, a: true, c: true }],
  ['b d c a', { b: true, d: true, a: false, c: false }],
  ['c b d a', { b: false, d: true, a: true, c: false }],
])('in adjacent pairs an option is right behind the one that it follows in the key: %s', (given, parts) => {
  expect(partsOf(pairs, { type: 'ordering', optionIds: given.split(' ') })).toEqual(parts);
});
