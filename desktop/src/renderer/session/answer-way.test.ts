import { expect, test } from 'vitest';
import type { Question } from '#desktop/contract/study';
import { blankHint, choosableCount, struckHint } from './answer-way.ts';

const options = ['a', 'b', 'c'].map((id) => ({ id, content: id }));
const of = (type: Question['type']) => ({ type, options, locale: 'en' }) as unknown as Question;

test('only options that are chosen can be chosen by number, not those that are ordered or matched', () => {
  expect(choosableCount(of('multiple'))).toBe(3);
  expect(choosableCount(of('ordering'))).toBe(0);
  expect(choosableCount(of('matching'))).toBe(0);
});

test('with nothing given the student is told what would be an answer', () => {
  expect(blankHint('numeric')).toBe('Type a number first');
  expect(blankHint('short-text')).toBe('Type an answer first');
  expect(blankHint('ordering')).toContain('keep this order');
});

test('an option that is struck out says why it is not chosen, and what restores it', () => {
  expect(struckHint(of('single'), 'c')).toBe('C is struck out: X, then 3, restores it');
});
