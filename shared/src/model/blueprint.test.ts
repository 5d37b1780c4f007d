/** A blueprint is complete with its defaults, and says what disagrees in it. */
import { describe, expect, it } from 'vitest';
import { exam, section } from '../testing/exam-builders.ts';
import { blueprint, blueprintFaults } from './blueprint.ts';

const plain = exam([section([{ topic: 'A', count: 10 }])]);
const mixed = (easy: number, medium: number, hard: number) => ({
  ...plain,
  sections: [section([{ topic: 'A', count: 10, difficultyMix: { easy, medium, hard } }])],
});

describe('a blueprint', () => {
  it('marks without penalty, has no scale and stops its clock unless it says otherwise', () => {
    expect(plain).toMatchObject({
      clockWhileClosed: 'stops',
      marking: { negative: 'none', certainty: false, floorMilli: 0 },
      scale: null,
    });
  });

  it.each([
    {
      what: 'two sections of one id',
      value: { ...plain, sections: [...plain.sections, ...plain.sections] },
      fault: 'Two sections have the id "one".',
    },
    {
      what: 'more questions than an exam holds',
      value: {
        ...plain,
        sections: [
          section([
            { topic: 'A', count: 300 },
            { topic: 'B', count: 201 },
          ]),
        ],
      },
      fault: 'The sections draw 501 questions; an exam holds up to 500.',
    },
    {
      what: 'a mix of less than the whole',
      value: mixed(0.2, 0.3, 0.4),
      fault: 'The difficulty mix of "A" in section "One" sums to 0.9 instead of 1.',
    },
    {
      what: 'a tool named twice',
      value: { ...plain, sections: [section([{ topic: 'A', count: 1 }], { tools: ['flag', 'flag'] })] },
      fault: 'Section "One" lists a tool twice.',
    },
    {
      what: 'a break that nothing follows',
      value: { ...plain, sections: [section([{ topic: 'A', count: 1 }], { breakAfterMs: 60_000 })] },
      fault: 'A break follows the last section.',
    },
    {
      what: 'a scale of one value',
      value: { ...plain, scale: { fromMilli: 100_000, toMilli: 100_000, stepMilli: 1000 } },
      fault: 'The scale begins and ends at 100.',
    },
  ])('with $what says so, and is no blueprint', ({ value, fault }) => {
    expect(blueprintFaults(value)).toEqual([fault]);
    expect(blueprint.safeParse(value).error?.issues.map(({ message }) => message)).toEqual([fault]);
  });

  it('takes thirds written as decimals, and a scale that goes down', () => {
    expect(blueprintFaults(mixed(0.333, 0.333, 0.333))).toEqual([]);
    expect(blueprintFaults({ ...plain, scale: { fromMilli: 6000, toMilli: 1000, stepMilli: 100 } })).toEqual(
      [],
    );
  });
});
