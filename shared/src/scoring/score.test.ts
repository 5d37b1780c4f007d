import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemShape, type AnswerableItem } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { score } from './score.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const base = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  version: 1,
  locale: 'en',
  stem: 'Which?',
  topics: ['t'],
};
const options = ids.map((id) => ({ id, content: id }));

function build(part: Record<string, unknown>): AnswerableItem {
  return itemShape.parse({ ...base, ...part }) as AnswerableItem;
}

const single = build({ type: 'single', options, key: 'b' });
const multiple = (scoring: string, key = ['a', 'c']) => build({ type: 'multiple', options, key, scoring });
const numeric = (key: object, points = 1000) => build({ type: 'numeric', key, points });
const choose = (...optionIds: string[]): Response => ({ type: 'multiple', optionIds });
const milli = (item: AnswerableItem, response: Response | null) => score(item, response).scoreMilli;

test('a blank scores nothing of the full marks', () => {
  expect(score(single, null)).toEqual({ scoreMilli: 0, maxMilli: 1000 });
});

test('single: the key earns all, another option nothing', () => {
  expect(milli(single, { type: 'single', optionId: 'b' })).toBe(1000);
  expect(milli(single, { type: 'single', optionId: 'a' })).toBe(0);
});

test('true/false is scored as a choice of one', () => {
  const item = build({
    type: 'true-false',
    options: [
      { id: 'true', content: 'True' },
      { id: 'false', content: 'False' },
    ],
    key: 'false',
    points: 500,
  });
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
    const item = build({ type: 'multiple', options: weighed, key: ['a', 'c'], scoring: 'custom-credit' });
    expect(milli(item, choose('a', 'b'))).toBe(300);
    expect(milli(item, choose('a', 'c'))).toBe(1000);
    expect(milli(item, choose('b'))).toBe(0);
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
          const item = build({ type: 'multiple', options, key, scoring, points });
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

  test('what is no number is refused rather than marked wrong', () => {
    const item = numeric({ value: 1, tolerance: { kind: 'absolute', amount: 0 } });
    expect(() => score(item, typed('one'))).toThrow(expect.objectContaining({ code: 'response.unreadable' }));
  });
});

test('a response of another type, or to options the item lacks, is refused', () => {
  const mismatch = expect.objectContaining({ code: 'response.mismatch' });
  expect(() => score(single, choose('a'))).toThrow(mismatch);
  expect(() => score(single, { type: 'single', optionId: 'z' })).toThrow(mismatch);
  expect(() => score(single, { type: 'numeric', text: '1' })).toThrow(mismatch);
});
