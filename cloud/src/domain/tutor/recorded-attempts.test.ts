/** What is remembered about answered items. */
import { expect, test } from 'vitest';
import { rememberedAttempts } from './recorded-attempts.ts';

function counting(answered: Set<string>) {
  let queries = 0;
  const attempts = rememberedAttempts(
    {
      has: (userId, itemId) => {
        queries += 1;
        return Promise.resolve(answered.has(`${userId}:${itemId}`));
      },
    },
    { entriesMax: 10, ttlMs: 60_000 },
  );
  return { attempts, queries: () => queries };
}

test('a yes is remembered, for that student and item alone', async () => {
  const { attempts, queries } = counting(new Set(['ann:one']));
  expect(await attempts.has('ann', 'one')).toBe(true);
  expect(await attempts.has('ann', 'one')).toBe(true);
  expect(queries()).toBe(1);
  expect(await attempts.has('ben', 'one')).toBe(false);
  expect(await attempts.has('ann', 'two')).toBe(false);
});

test('a no is asked anew, since the attempt may be synced a moment later', async () => {
  const answered = new Set<string>();
  const { attempts } = counting(answered);
  expect(await attempts.has('ann', 'one')).toBe(false);
  answered.add('ann:one');
  expect(await attempts.has('ann', 'one')).toBe(true);
});
