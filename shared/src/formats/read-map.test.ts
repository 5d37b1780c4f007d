/** A map that is wrong is refused in a sentence that names the file, the key and what belongs there. */
import { describe, expect, it } from 'vitest';
import { mapKeys } from './column-map.ts';
import { readMap } from './read-map.ts';

const right = {
  format: 'answly-map',
  version: 1,
  name: 'Quiz',
  stem: 'Question',
  options: ['A', 'B'],
  correct: { column: 'Right', as: 'letter' },
};

const reading = (over: object): (() => unknown) => {
  return () => readMap(JSON.stringify({ ...right, ...over }), 'quiz.json');
};

it('a map that is right is read, with what it leaves out filled in', () => {
  expect(reading({})()).toMatchObject({ type: 'single', lockOptionsWith: [], correct: { separator: ',' } });
});

describe('a wrong value', () => {
  it.each([
    [{ stem: 5 }, '"stem" is 5; expected the name of a column.'],
    [{ stem: undefined }, '"stem" is missing; expected the name of a column.'],
    [{ version: 2 }, '"version" is 2; expected the number 1.'],
    [{ fits: ['Question', null] }, 'entry 2 of "fits" is null; expected the name of a column.'],
    [
      { type: 'choice' },
      '"type" is "choice"; expected "single", "multiple", "true-false", "numeric", "short-text", "ordering", "matching", "cloze" or "flashcard".',
    ],
    [
      { options: 5 },
      '"options" is 5; expected the name of a column that holds a list, or a list of column names.',
    ],
    [
      { options: undefined },
      '"options" is missing; expected the name of a column that holds a list, or a list of column names.',
    ],
    [{ correct: undefined }, '"correct" is missing; expected { "column": …, "as": … }.'],
    [
      { type: 'matching', correct: undefined },
      '"prompts" is missing; expected the name of a column that holds a list, or a list of column names.',
    ],
    [{ type: 'cloze' }, '"options" means nothing in a map of the type "cloze". Take it out.'],
    [{ prompts: 'Left' }, '"prompts" means nothing in a map of the type "single". Take it out.'],
    [
      { correct: { column: 'Right', as: 'abc' } },
      '"correct.as" is "abc"; expected "index0", "index1", "letter", "text", "number" or "boolean".',
    ],
    [
      { exam: { title: 'Mock', passPercent: 50 } },
      '"exam.drawPerTopic" is missing; expected a whole number from 1 to 500.',
    ],
    [
      { exam: { title: 'Mock', drawPerTopic: 1, passPercent: 740 } },
      '"exam.passPercent" is 740; expected a number from 0 to 100.',
    ],
    [
      { exam: { title: 'Mock', drawPerTopic: 1, passPercent: 74 } },
      'an exam draws from topics, but "topics" is missing; expected a list of topic rules.',
    ],
    [
      { topics: [{ fixed: 'Maths' }, { fixed: 5 }] },
      'entry 2 of "topics" is {"fixed":5}; expected { "column": … }, { "column": …, "take": number of characters } or { "fixed": topic }.',
    ],
  ])('%j is told by its key and what is expected', (over, sentence) => {
    expect(reading(over)).toThrow(`import.map-invalid: In the map "quiz.json", ${sentence}`);
  });

  it('is told for the whole too', () => {
    expect(() => readMap('[]', 'quiz.json')).toThrow('it is []; expected an object { … }.');
    expect(() => readMap('{"format"', 'quiz.json')).toThrow(
      'it is not valid JSON: see line 1, at its end. Correct it.',
    );
  });
});

it('a value that is nested without end is told of as any other', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const map = JSON.stringify({ ...right, stem: 0 }).replace('"stem":0', `"stem":${deep}`);
  expect(() => readMap(map, 'quiz.json')).toThrow(
    `"stem" is ${'['.repeat(60)}; expected the name of a column.`,
  );
});

describe('an unknown key', () => {
  it.each([
    [
      { lockOptionWith: ['all of these'] },
      'a map has no key "lockOptionWith". Did you mean "lockOptionsWith"?',
    ],
    [
      { correct: { column: 'Right', as: 'letter', seperator: ';' } },
      '"correct" has no key "seperator". Did you mean "separator"?',
    ],
    [{ pack: { license: 'MIT' } }, '"pack" has no key "license". Did you mean "licence"?'],
    [{ topics: [{ colum: 'Unit' }] }, '"topics" has no key "colum". Did you mean "column"?'],
    [{ image: { column: 'Pic', width: 5 } }, '"image" has no key "width". Its keys are column, folder, alt.'],
  ])('%j is refused with the nearest one', (over, sentence) => {
    expect(reading(over)).toThrow(sentence);
  });
});

it('says for every key what is expected there', () => {
  const needed: Record<string, object> = {
    correct: right.correct,
    image: { column: 'Picture' },
    exam: { title: 'Mock', drawPerTopic: 1, passPercent: 50 },
  };
  for (const [place, keys] of Object.entries(mapKeys)) {
    if (place === 'topics.*') continue;
    for (const key of keys) {
      const part = { ...needed[place], [key]: -5.5 };
      const path = place === '' ? key : `${place}.${key}`;
      expect(reading(place === '' ? part : { [place]: part }), path).toThrow(
        new RegExp(`"${path}" is -5.5; expected (?!something else)`),
      );
    }
  }
});
