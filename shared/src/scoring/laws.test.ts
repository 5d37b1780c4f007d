/** What holds for items of every type by every rule. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { anyItem, anyMarking, anyResponse } from '../testing/arbitrary-item.ts';
import { keyResponse } from './key-response.ts';
import { partsOf } from './parts.ts';
import { score, type Marking } from './score.ts';

const answered = anyItem.chain((item) => fc.tuple(fc.constant(item), anyResponse(item)));
const forAll = (law: (item: Item, response: Response, marking: Marking) => void) =>
  fc.assert(
    fc.property(answered, anyMarking, ([item, response], marking) => {
      law(item, response, marking);
    }),
    { numRuns: 500 },
  );

/** The same item and response, every list of parts the other way round. */
function reversed(item: Item): Item {
  const turned = { ...item };
  if ('options' in turned) turned.options = turned.options.toReversed();
  if (turned.type === 'matching') turned.prompts = turned.prompts.toReversed();
  if (turned.type === 'multiple') turned.key = turned.key.toReversed();
  if (turned.type === 'cloze') {
    turned.gaps = turned.gaps
      .map((gap) => (gap.kind === 'select' ? { ...gap, options: gap.options.toReversed() } : gap))
      .toReversed();
  }
  return turned;
}

test('plain marks are whole and lie between nothing and all', () =>
  forAll((item, response) => {
    const { scoreMilli, maxMilli } = score(item, response);
    expect(Number.isInteger(scoreMilli)).toBe(true);
    expect(scoreMilli).toBeGreaterThanOrEqual(0);
    expect(scoreMilli).toBeLessThanOrEqual(maxMilli);
    expect(maxMilli).toBe(item.points);
  }));

test('marks by any rules are whole, at most all, never below the floor nor below six times the points', () =>
  forAll((item, response, marking) => {
    const { scoreMilli, maxMilli } = score(item, response, marking);
    expect(Number.isInteger(scoreMilli) && !Object.is(scoreMilli, -0)).toBe(true);
    expect(scoreMilli).toBeLessThanOrEqual(maxMilli);
    expect(scoreMilli).toBeGreaterThanOrEqual(-6 * item.points);
    if (marking.rules.floorMilli !== null)
      expect(scoreMilli).toBeGreaterThanOrEqual(marking.rules.floorMilli);
  }));

test('a blank is 0 by any rules', () =>
  forAll((item, _, marking) => expect(score(item, null, marking).scoreMilli).toBe(0)));

test('negative marking and a floor take nothing from what earned something', () =>
  forAll((item, response, { rules }) => {
    const plain = score(item, response).scoreMilli;
    const marked = score(item, response, {
      rules: { ...rules, certainty: false },
      certainty: null,
    }).scoreMilli;
    if (plain > 0) expect(marked).toBe(plain);
    else expect(marked).toBeLessThanOrEqual(0);
  }));

test('the order of options, prompts, gaps and keyed options changes nothing', () =>
  forAll((item, response, marking) => {
    expect(score(reversed(item), response, marking)).toEqual(score(item, response, marking));
    expect(partsOf(reversed(item), response)).toEqual(partsOf(item, response));
  }));

describe('the key', () => {
  test('earns everything, and three times as much of who is sure of it', () =>
    forAll((item, _, marking) => {
      const key = keyResponse(item) ?? { type: 'flashcard', grade: 4 };
      const { scoreMilli, maxMilli } = score(item, key, { ...marking, certainty: 'sure' });
      expect(scoreMilli).toBe(maxMilli);
      expect(maxMilli).toBe(item.points * (marking.rules.certainty ? 3 : 1));
    }));

  test('alone earns everything: where all marks are earned each part is right, and the other way round', () =>
    forAll((item, response) => {
      fc.pre(item.points >= 100 && item.scoring !== 'custom-credit');
      const { scoreMilli, maxMilli } = score(item, response);
      expect(Object.values(partsOf(item, response)).every(Boolean)).toBe(scoreMilli === maxMilli);
    }));
});
