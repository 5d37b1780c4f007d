import { expect, test } from 'vitest';
import { markPassed, timeWords } from './time-marks.ts';

test('10, 5 and 1 minutes are said once, when they are passed', () => {
  expect(markPassed(600_400, 599_900)).toBe(10);
  expect(markPassed(599_900, 599_000)).toBeNull();
  expect(markPassed(300_001, 300_000)).toBe(5);
  expect(markPassed(60_500, 59_800)).toBe(1);
});

test('after a sleep only the last mark is said', () => {
  expect(markPassed(700_000, 30_000)).toBe(1);
});

test('the time is read in words', () => {
  expect(timeWords(725_000, 'left')).toBe('12 minutes 5 seconds left');
  expect(timeWords(3_661_000, 'spent')).toBe('1 hour 1 minute 1 second spent');
  expect(timeWords(60_000, 'left')).toBe('1 minute left');
  expect(timeWords(0, 'left')).toBe('0 seconds left');
});
