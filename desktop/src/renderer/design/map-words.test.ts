import { expect, test } from 'vitest';
import type { SessionView } from '#desktop/contract/study';
import { mapCounts } from './map-words.ts';

type State = SessionView['entries'][number]['state'];
const entries = (states: State[], flags: number[] = []) =>
  states.map((state, at) => ({ state, flagged: flags.includes(at) }));
const lines = (of: ReturnType<typeof entries>) => mapCounts(of).map((line) => `${line.words} ${line.count}`);

test('where answers are marked at once, what is not seen is simply to do', () => {
  expect(lines(entries(['right', 'wrong', 'todo', 'unseen'], [0]))).toEqual([
    'right 1',
    'wrong 1',
    'to do 2',
    'flagged 1',
  ]);
});

test('right in part is listed only where it occurs', () => {
  expect(lines(entries(['partial', 'unseen']))).toContain('right in part 1');
});

test('before marking, seen and not seen are told apart', () => {
  expect(lines(entries(['answered', 'todo', 'unseen']))).toEqual([
    'answered 1',
    'seen, no answer 1',
    'not seen yet 1',
  ]);
});

test('once it is over, nothing is to do: what has no answer is called so', () => {
  const words = mapCounts(entries(['right', 'todo', 'unseen']), { over: true }).map((line) => line.words);
  expect(words).toEqual(['right', 'wrong', 'no answer']);
});

test('what was left blank in an exam is listed as having no answer, seen or not', () => {
  const words = (of: State[]) =>
    mapCounts(entries(of), { over: true }).map((line) => `${line.words} ${line.count}`);
  expect(words(['right', 'blank', 'blank'])).toEqual(['right 1', 'wrong 0', 'no answer 2']);
  expect(words(['answered', 'blank'])).toEqual(['right 0', 'wrong 0', 'answered 1', 'no answer 1']);
});

test('an answer that an exam keeps closed is listed as answered, beside those that are marked', () => {
  expect(lines(entries(['right', 'answered', 'todo']))).toEqual([
    'right 1',
    'wrong 0',
    'answered 1',
    'to do 1',
  ]);
});
