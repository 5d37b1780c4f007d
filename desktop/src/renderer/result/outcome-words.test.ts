import { describe, expect, test } from 'vitest';
import { changeWords, outcomeDetail, outcomeSentence, regradeWords } from './outcome-words.ts';

const section = (title: string, passed: boolean | null) => ({
  title,
  passed,
  scoreMilli: 0,
  maxMilli: 0,
  spentMs: 0,
});
const entries = Array.from({ length: 20 }, () => ({ state: 'right' as const, flagged: false }));
const result = (scoreMilli: number, passed: boolean, sections = [section('Networks', null)]) => ({
  scoreMilli,
  maxMilli: 20_000,
  rightCount: 13,
  outcome: { passed, passMilli: 12_000, scaledMilli: null as number | null, sections },
  session: { entries },
});

describe('the sentence', () => {
  test('says passed or not, and by how much', () => {
    expect(outcomeSentence(result(13_000, true))).toBe('65%. You passed, by 1 mark.');
    expect(outcomeSentence(result(12_000, true))).toBe('60%. You passed.');
    expect(outcomeSentence(result(9_500, false))).toBe('48%. Not passed: 2.5 marks short.');
  });

  test('names the section that was not passed where the marks in all would do', () => {
    const sections = [section('Networks', false), section('Systems', true)];
    expect(outcomeSentence(result(15_000, false, sections))).toBe('75%. Not passed: Networks is short.');
  });

  test('of a timed block counts what was left blank too', () => {
    expect(outcomeSentence({ ...result(13_000, false), outcome: null })).toBe('65%. 13 of 20 right.');
  });
});

test('the detail gives the marks, the pass mark and the scale', () => {
  const scaled = result(13_000, true);
  expect(outcomeDetail({ ...scaled, outcome: { ...scaled.outcome, scaledMilli: 720_000 } })).toBe(
    '13 of 20 marks; 12 pass. 720 on the exam’s own scale.',
  );
});

test('a change is told in points of a hundred', () => {
  expect(changeWords(0.68, 0.55)).toBe('+13 points');
  expect(changeWords(0.5, 0.51)).toBe('−1 point');
  expect(changeWords(0.5, 0.5)).toBe('the same');
});

test('a corrected key is told beside what was told before', () => {
  expect(regradeWords({ regraded: null, scoreMilli: 1000 })).toBe('');
  const regraded = { positions: [3], scoreMilli: 2000, maxMilli: 4000 };
  expect(regradeWords({ regraded, scoreMilli: 1000 })).toBe(
    'A question was corrected since. By the corrected key it would be 2 of 4 marks, 50%; what you were told, 1, stands beside it.',
  );
});
