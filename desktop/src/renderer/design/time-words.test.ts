import { describe, expect, test } from 'vitest';
import { agoText, clockText, dateTimeText, durationText } from './time-words.ts';

test('a clock shows minutes, and hours only when there are some', () => {
  expect(clockText(1_458_999)).toBe('24:18');
  expect(clockText(3_729_000)).toBe('1:02:09');
  expect(clockText(-5)).toBe('0:00');
});

test('a duration is said in its largest unit', () => {
  expect(durationText(40_000)).toBe('40 seconds');
  expect(durationText(60_000)).toBe('1 minute');
  expect(durationText(1_458_000)).toBe('24 minutes');
});

describe('how long ago', () => {
  const now = new Date(2026, 3, 21, 14, 0).getTime();
  const at = (day: number, hour: number, minute: number) => new Date(2026, 3, day, hour, minute).getTime();

  test('minutes first, then the hour of today', () => {
    expect(agoText(now - 20_000, now)).toBe('just now');
    expect(agoText(now - 120_000, now)).toBe('2 min ago');
    expect(agoText(at(21, 9, 5), now)).toBe('today 09:05');
  });

  test('yesterday is a day of the calendar, not 24 hours', () => {
    expect(agoText(at(20, 23, 59), at(21, 2, 0))).toBe('yesterday 23:59');
    expect(agoText(at(2, 9, 0), now)).toBe('19 days ago');
  });
});

test('a day with its time tells two sittings of one day apart', () => {
  expect(dateTimeText(new Date(2026, 0, 14, 14, 2).getTime(), 'en-GB')).toBe('14 Jan 2026, 14:02');
});
