import { describe, expect, test } from 'vitest';
import type { KeyContext } from './key-plan.ts';
import { planKey } from './key-plan.ts';

const page: KeyContext = {
  phase: 'answering',
  place: 'page',
  optionCount: 4,
  grading: false,
  striking: false,
  missed: false,
  rightToLeft: false,
};
const press = (
  key: string,
  context: Partial<KeyContext> = {},
  held: { shift?: boolean; command?: boolean } = {},
) => planKey({ key, shift: held.shift ?? false, command: held.command ?? false }, { ...page, ...context });

describe('while answering', () => {
  test('numbers and letters choose as far as there are options', () => {
    expect(press('1')).toEqual({ do: 'choose', index: 0 });
    expect(press('d')).toEqual({ do: 'choose', index: 3 });
    expect(press('5')).toBeNull();
  });

  test('a letter is an option first: F flags only where there is no option F', () => {
    expect(press('f')).toEqual({ do: 'flag' });
    expect(press('f', { optionCount: 6 })).toEqual({ do: 'choose', index: 5 });
    expect(press('F', { optionCount: 6 }, { shift: true })).toEqual({ do: 'flag' });
  });

  test('the tools have keys: C where there is no option C, and M and T; what is over has none', () => {
    expect(press('c', { optionCount: 2 })).toEqual({ do: 'calculator' });
    expect(press('c')).toEqual({ do: 'choose', index: 2 });
    expect(press('C', {}, { shift: true })).toEqual({ do: 'calculator' });
    expect(press('m')).toEqual({ do: 'highlight' });
    expect(press('t')).toEqual({ do: 'time' });
    expect(press('m', { phase: 'reading' })).toBeNull();
  });

  test('H hints before the answer only, Shift H also where there is an option H', () => {
    expect(press('h')).toEqual({ do: 'hint' });
    expect(press('h', { optionCount: 8 })).toEqual({ do: 'choose', index: 7 });
    expect(press('H', { optionCount: 8 }, { shift: true })).toEqual({ do: 'hint' });
    for (const phase of ['feedback', 'reading'] as const) {
      expect(press('h', { phase }), phase).toBeNull();
      expect(press('H', { phase }, { shift: true }), phase).toBeNull();
    }
    expect(press('h', { place: 'text' })).toBeNull();
  });

  test('X, then a number, strikes that option; U takes the last change back, as long as the session is not over', () => {
    expect(press('x')).toEqual({ do: 'await-strike' });
    expect(press('2', { striking: true })).toEqual({ do: 'strike', index: 1 });
    expect(press('u')).toEqual({ do: 'undo' });
    expect(press('u', { optionCount: 0 })).toEqual({ do: 'undo' });
    expect(press('u', { phase: 'feedback' })).toEqual({ do: 'undo' });
    expect(press('u', { phase: 'reading' })).toBeNull();
    expect(press('u', { place: 'text' })).toBeNull();
  });

  test('Space and Enter answer, arrows move, by the reading direction', () => {
    expect(press(' ')).toEqual({ do: 'answer' });
    expect(press('Enter')).toEqual({ do: 'answer' });
    expect(press('ArrowRight')).toEqual({ do: 'go', step: 1 });
    expect(press('ArrowRight', { rightToLeft: true })).toEqual({ do: 'go', step: -1 });
  });

  test('where nothing is chosen by number, numbers and X do nothing', () => {
    for (const key of ['1', 'a', 'x']) expect(press(key, { optionCount: 0 }), key).toBeNull();
  });

  test('a flashcard is turned over by Space, then graded by 1 to 4 only', () => {
    const card = { optionCount: 0 };
    expect(press('3', card)).toBeNull();
    expect(press(' ', card)).toEqual({ do: 'answer' });
    expect(press('3', { ...card, grading: true })).toEqual({ do: 'grade', index: 2 });
    expect(press('5', { ...card, grading: true })).toBeNull();
    expect(press('3', { ...card, grading: true, place: 'text' })).toBeNull();
  });

  test('an explanation is not to be had before the answer', () => {
    expect(press('e')).toBeNull();
  });
});

describe('after the answer', () => {
  const after = { phase: 'feedback', missed: true } as const;

  test('N opens the note at any time, but in a field it is a letter', () => {
    expect(press('n')).toEqual({ do: 'note' });
    expect(press('n', { phase: 'reading' })).toEqual({ do: 'note' });
    expect(press('n', { place: 'text' })).toBeNull();
  });

  test('Space goes on, E explains, 1 to 4 name the reason', () => {
    expect(press(' ', after)).toEqual({ do: 'next' });
    expect(press('e', after)).toEqual({ do: 'explain' });
    expect(press('3', after)).toEqual({ do: 'reason', index: 2 });
    expect(press('5', after)).toBeNull();
  });

  test('a right answer needs no reason, and nothing is struck any more', () => {
    expect(press('3', { ...after, missed: false })).toBeNull();
    expect(press('x', after)).toBeNull();
  });

  test('a session that is over is only read', () => {
    expect(press('f', { phase: 'reading' })).toBeNull();
    expect(press('ArrowLeft', { phase: 'reading' })).toEqual({ do: 'go', step: -1 });
  });
});

describe('keys are never taken from what needs them', () => {
  test('a text field keeps everything but Enter', () => {
    for (const key of ['1', 'a', ' ', 'f', '?', 'ArrowLeft'])
      expect(press(key, { place: 'text' }), key).toBeNull();
    expect(press('Enter', { place: 'text' })).toEqual({ do: 'answer' });
  });

  test('a button keeps Space and Enter', () => {
    expect(press(' ', { place: 'control' })).toBeNull();
    expect(press('Enter', { place: 'control' })).toBeNull();
    expect(press('2', { place: 'control' })).toEqual({ do: 'choose', index: 1 });
  });

  test('a choice keeps Space and arrows; once chosen, Space answers', () => {
    expect(press(' ', { place: 'choice' })).toBeNull();
    expect(press('ArrowRight', { place: 'choice' })).toBeNull();
    expect(press('Enter', { place: 'choice' })).toEqual({ do: 'answer' });
    expect(press(' ', { place: 'chosen' })).toEqual({ do: 'answer' });
    expect(press('ArrowRight', { place: 'chosen' })).toBeNull();
  });

  test('a list to pick from and a recording keep all', () => {
    for (const key of ['1', 'a', ' ', 'Enter', 'ArrowRight', 'f'])
      expect(press(key, { place: 'picker' }), key).toBeNull();
  });

  test('a dialog keeps all, and commands of the system are left alone', () => {
    expect(press('1', { place: 'dialog' })).toBeNull();
    expect(press('f', {}, { command: true })).toBeNull();
  });
});
