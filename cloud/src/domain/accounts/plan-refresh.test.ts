import { expect, test } from 'vitest';
import { planRefresh, type TokenState } from './plan-refresh.ts';

const now = 1_000_000_000;
const grace = 30_000;
const fresh: TokenState = {
  expiresAtMs: now + 1,
  usedAtMs: undefined,
  retiredAtMs: undefined,
  childUsed: false,
};
const plan = (change: Partial<TokenState>) => planRefresh({ ...fresh, ...change }, now, grace);

test('a token that was never used gets its successor, and its branch is the one that lives', () => {
  expect(plan({})).toEqual({ verdict: 'successor', retireOthers: true });
});

test('a token replayed within the grace gets a successor beside the first', () => {
  const expected = { verdict: 'successor', retireOthers: false };
  expect(plan({ usedAtMs: now - grace, childUsed: true })).toEqual(expected);
  expect(plan({ retiredAtMs: now - grace })).toEqual(expected);
});

test('a token replayed long after gets a successor while nothing it was exchanged for was used', () => {
  expect(plan({ usedAtMs: now - 86_400_000 })).toEqual({ verdict: 'successor', retireOthers: true });
});

test('a token replayed after its child was used shows two holders', () => {
  expect(plan({ usedAtMs: now - grace - 1, childUsed: true })).toEqual({ verdict: 'reused' });
});

test('a token of a branch that was left shows two holders', () => {
  expect(plan({ retiredAtMs: now - grace - 1 })).toEqual({ verdict: 'reused' });
});

test('an expired token is only expired, however it was used', () => {
  expect(plan({ expiresAtMs: now, usedAtMs: 1, childUsed: true })).toEqual({ verdict: 'expired' });
});
