import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../model/item.ts';
import type { Response } from '../model/response.ts';
import { anyItem, anyMarking, anyResponse } from '../testing/arbitrary-item.ts';
import { buildItem, buildOptions } from '../testing/build-item.ts';
import { regrade } from './regrade.ts';
import { score } from './score.ts';

/** As it is kept of an answer marked by plain rules. */
const attemptAt = (item: Item, response: Response | null) => ({ response, ...score(item, response) });
const chose = (optionId: string): Response => ({ type: 'single', optionId });

describe('a corrected key', () => {
  const pinned = buildItem('single', { key: 'b' });
  const corrected = buildItem('single', { key: 'c', version: 2 });

  test('gives the marks to who was right all along', () => {
    expect(regrade({ attempt: attemptAt(pinned, chose('c')), pinned, corrected })).toEqual({
      before: { scoreMilli: 0, maxMilli: 1000 },
      after: { scoreMilli: 1000, maxMilli: 1000 },
      change: 'better',
    });
  });

  test('takes them from who had the old key, and changes nothing for others', () => {
    const changeFor = (response: Response | null) =>
      regrade({ attempt: attemptAt(pinned, response), pinned, corrected }).change;
    expect(changeFor(chose('b'))).toBe('worse');
    expect(changeFor(chose('a'))).toBe('none');
    expect(changeFor(null)).toBe('none');
  });
});

describe('a correction that asks another question', () => {
  const pinned = buildItem('single');
  const regraded = (response: Response, corrected: Item) =>
    regrade({ attempt: attemptAt(pinned, response), pinned, corrected });
  const six = buildOptions('a', 'b', 'c', 'd', 'e', 'f');

  test('takes nothing for an option that could not be chosen', () => {
    expect(regraded(chose('b'), buildItem('single', { options: six, key: 'f' }))).toEqual({
      before: { scoreMilli: 1000, maxMilli: 1000 },
      after: null,
      change: 'none',
    });
  });

  test('still gives what the answer turns out to have earned', () => {
    const fewer = buildItem('single', { options: buildOptions('a', 'b'), key: 'a' });
    expect(regraded(chose('a'), fewer)).toMatchObject({ after: { scoreMilli: 1000 }, change: 'better' });
  });

  test.each<[string, Item]>([
    ['of another type', buildItem('multiple', { key: ['b'] })],
    [
      'without the option that was chosen',
      buildItem('single', { options: buildOptions('a', 'c'), key: 'c' }),
    ],
  ])('%s leaves the score', (_, corrected) => {
    expect(regraded(chose('b'), corrected)).toMatchObject({ after: null, change: 'none' });
  });

  test('in another unit than was typed leaves the score', () => {
    const numeric = (unit: string) =>
      buildItem('numeric', { key: { value: 5, unit, tolerance: { kind: 'absolute', amount: 0 } } });
    const attempt = attemptAt(numeric('kHz'), { type: 'numeric', text: '5 kHz' });
    expect(regrade({ attempt, pinned: numeric('kHz'), corrected: numeric('s') })).toMatchObject({
      before: { scoreMilli: 1000 },
      after: null,
      change: 'none',
    });
  });
});

describe('of any answer', () => {
  const answered = anyItem.chain((item) =>
    fc.tuple(fc.constant(item), fc.option(anyResponse(item)), anyMarking),
  );

  test('a correction of the words changes nothing, and the score that was given is kept', () => {
    fc.assert(
      fc.property(answered, ([pinned, response, { rules, certainty }]) => {
        const given = score(pinned, response, { rules, certainty });
        const attempt = { response, ...given, ...(certainty === null ? {} : { certainty }) };
        const corrected = { ...pinned, version: 2, explanation: 'Now it is clearer.' };
        expect(regrade({ attempt, pinned, corrected, rules })).toEqual({
          before: given,
          after: given,
          change: 'none',
        });
      }),
    );
  });

  test('a choice that becomes the key is never marked worse', () => {
    fc.assert(
      fc.property(answered, ([pinned, response, { rules, certainty }]) => {
        fc.pre(pinned.type === 'single' && response?.type === 'single' && pinned.points > 0);
        if (pinned.type !== 'single' || response?.type !== 'single') return;
        const given = score(pinned, response, { rules, certainty });
        const attempt = { response, ...given, ...(certainty === null ? {} : { certainty }) };
        const { after, change } = regrade({
          attempt,
          pinned,
          corrected: { ...pinned, key: response.optionId },
          rules,
        });
        expect(change).toBe(given.scoreMilli === after?.scoreMilli ? 'none' : 'better');
      }),
    );
  });

  test('other points change nothing for the student, whatever is rounded', () => {
    const points = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(answered, points, points, ([item, response], some, others) => {
        const pinned = { ...item, points: some };
        const attempt = attemptAt(pinned, response);
        expect(regrade({ attempt, pinned, corrected: { ...item, points: others } }).change).toBe('none');
      }),
    );
  });

  test('turned round, a correction that was better is worse', () => {
    const turned = { better: 'worse', worse: 'better', none: 'none' };
    fc.assert(
      fc.property(answered, fc.integer({ min: 1, max: 5000 }), ([item, response], points) => {
        const pinned = { ...item, points };
        const corrected = item.type === 'single' ? { ...item, points, key: item.options[0]?.id ?? '' } : item;
        const there = regrade({ attempt: attemptAt(pinned, response), pinned, corrected });
        const back = regrade({
          attempt: attemptAt(corrected, response),
          pinned: corrected,
          corrected: pinned,
        });
        expect(back.change).toBe(turned[there.change]);
      }),
    );
  });
});
