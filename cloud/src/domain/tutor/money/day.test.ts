import { expect, test } from 'vitest';
import { dayEndsAt, rememberedDay } from './day.ts';

const midnightMs = Date.UTC(2026, 10, 29);

test('a day is that of UTC, whichever day was asked for before', () => {
  const asked = [
    midnightMs - 1,
    midnightMs,
    midnightMs - 1,
    midnightMs + 86_399_999,
    midnightMs + 86_400_000,
  ];
  expect(asked.map(rememberedDay())).toEqual([
    '2026-11-28',
    '2026-11-29',
    '2026-11-28',
    '2026-11-29',
    '2026-11-30',
  ]);
});

test('a day ends at the next midnight of UTC', () => {
  expect([midnightMs - 1, midnightMs].map(dayEndsAt)).toEqual([midnightMs, midnightMs + 86_400_000]);
});
