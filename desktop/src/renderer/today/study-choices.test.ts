import { expect, test } from 'vitest';
import { studyChoices } from './study-choices.ts';

const words = (today: Parameters<typeof studyChoices>[0]) => studyChoices(today).map((each) => each.words);

test('what is counted as a mistake may have been left blank, and the words say so', () => {
  expect(words({ newCount: 0, mistakeCount: 2, openCount: 5 })).toEqual([
    'Wrong or left blank the last time.',
  ]);
});

test('where nothing is new and nothing was missed, everything is offered again', () => {
  expect(studyChoices({ newCount: 0, mistakeCount: 0, openCount: 5 })).toMatchObject([
    { name: 'Everything again', count: 5, start: { choose: 'mixed' } },
  ]);
  expect(words({ newCount: 0, mistakeCount: 0, openCount: 0 })).toEqual([]);
});
