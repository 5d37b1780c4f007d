/** The words and headers of a reached limit. */
import { expect, test } from 'vitest';
import { placesRefusal, rateHeaders, rateRefusal } from './refusal.ts';

const rule = { name: 'explain', max: 30, windowMs: 60_000 };

test('the refusal says how long to wait, in a sentence and as a number', () => {
  const refusal = rateRefusal(rule, { allowed: false, remaining: 0, resetMs: 41_200 });
  expect(refusal.code).toBe('rate.limited');
  expect(refusal.detail).toBe('You have asked 30 times in a short while. Ask again in 42 seconds.');
  expect(refusal.data).toEqual({ retryAfterSeconds: 42, limit: { max: 30, windowSeconds: 60 } });
});

test('what is under way at once is spoken of as that, and not as having asked too often', () => {
  const verdict = { allowed: false, remaining: 0, resetMs: 2_000 };
  const refusal = placesRefusal({ ...rule, max: 20 }, verdict);
  expect(refusal.code).toBe('tutor.answers-under-way');
  expect(refusal.detail).toBe(
    '20 answers for you are still under way, as many as there may be at once. Ask again when one of them has ended.',
  );
  expect(refusal.data?.retryAfterSeconds).toBe(2);
  expect(placesRefusal({ ...rule, max: 1 }, verdict).detail).toBe(
    'An answer for you is still under way, and there is one at a time. Ask again when it has ended.',
  );
});

test('a window that ends this instant still asks for one second, never for none', () => {
  const verdict = { allowed: false, remaining: 0, resetMs: 0 };
  expect(rateRefusal(rule, verdict).detail).toContain('in one second.');
  expect(rateHeaders(rule, verdict)['Retry-After']).toBe('1');
});

test('the headers name the limit, what is left, and when it starts anew', () => {
  expect(rateHeaders(rule, { allowed: false, remaining: 0, resetMs: 41_200 })).toEqual({
    'Retry-After': '42',
    'RateLimit-Limit': '30',
    'RateLimit-Remaining': '0',
    'RateLimit-Reset': '42',
    'RateLimit-Policy': '30;w=60',
  });
});
