import { expect, test } from 'vitest';
import { scoreDetail, scoreSentence, scoreShare } from './score-words.ts';

const topic = (name: string, right: number, of: number) => ({
  topic: name,
  locale: 'en',
  rightMilli: right * 1000,
  maxMilli: of * 1000,
  attempts: of,
  share: { value: right / of, low: 0, high: 1 },
});
const result = {
  scoreMilli: 13_000,
  maxMilli: 20_000,
  answeredCount: 20,
  rightCount: 13,
  wrongPositions: [],
  session: { activeMs: 1_458_000 },
  topics: [topic('Subnetting', 3, 8), topic('Routing', 10, 12)],
};

test('the sentence says the figure and what it consists of', () => {
  expect(scoreSentence(result)).toBe('65%. 13 of 20 right.');
  expect(scoreDetail(result)).toBe('13 of 20 marks in 24 minutes. Subnetting costs most.');
});

test('all right and none right are said plainly', () => {
  expect(scoreSentence({ ...result, scoreMilli: 20_000, rightCount: 20 })).toBe('100%. All 20 right.');
  expect(scoreSentence({ ...result, scoreMilli: 0, rightCount: 0 })).toBe('0%. None right yet.');
});

test('no topic is blamed where nothing was lost', () => {
  expect(scoreDetail({ ...result, topics: [topic('a', 1, 1), topic('b', 1, 1)] })).not.toContain('costs');
});

test('a session without answers has no score, and marks below nought count as nought', () => {
  expect(scoreShare({ scoreMilli: 0, maxMilli: 0 })).toBeNull();
  expect(scoreShare({ scoreMilli: -500, maxMilli: 2000 })).toBe(0);
});
