import { expect, test } from 'vitest';
import { answerKey, answerWay } from './answer-way.ts';
import { keysOf, shortKeys } from './key-names.ts';
import { planKey } from './key-plan.ts';

const practice = {
  phase: 'answering',
  place: 'page',
  optionCount: 2,
  grading: false,
  striking: false,
  missed: false,
  rightToLeft: false,
} as const;

test('every letter that does something in a session is listed', () => {
  const listed = keysOf(false).flatMap(({ keys }) => keys.map(({ key }) => key));
  const plans = (letter: string) =>
    [practice, { ...practice, phase: 'feedback' } as const].some(
      (context) => planKey({ key: letter, shift: false, command: false }, context) !== null,
    );
  // A and B choose the two options, by the row of letters.
  const letters = 'cdefghijklmnopqrstuvwxyz'.split('').filter(plans);
  expect(letters.length).toBeGreaterThan(5);
  expect(listed).toEqual(expect.arrayContaining(letters.map((letter) => letter.toUpperCase())));
});

test('in an exam no key is listed that does nothing there', () => {
  const listed = keysOf(true).flatMap(({ keys }) => keys.map(({ key }) => key));
  expect(listed).not.toContain('H');
  expect(listed).not.toContain('E');
  expect(listed).toEqual(expect.arrayContaining(['T', 'X', 'C', 'M', 'N', 'F']));
});

test('the button that answers, or goes on, names the key that the list beside it names', () => {
  const types = ['numeric', 'short-text', 'ordering', 'matching', 'cloze', 'flashcard'] as const;
  for (const timed of [false, true])
    for (const type of types) {
      const keys = shortKeys({ phase: 'answering', way: answerWay(type), missed: false, timed });
      const answering = keys.filter(({ does }) => /answer|go on|turn over/u.test(does));
      expect(
        answering.map(({ key }) => key),
        type,
      ).toEqual([answerKey(type)]);
    }
});
