/** The tiers an answer is kept in and found by. */
import { expect, test } from 'vitest';
import { memoryTextCache } from '#cloud/storage/memory/text-cache';
import type { StoredAnswer } from './answers.ts';
import { tieredAnswers } from './answers.ts';

const answer: StoredAnswer = {
  key: 'key',
  packId: 'pack',
  itemId: 'item',
  itemVersion: 1,
  mode: 'explain',
  optionId: null,
  hintLevel: null,
  languageCode: 'en',
  promptVersion: 'explain.en.v1',
  model: 'stub',
  text: 'Because.',
};

function tiers(random = 0.5) {
  const bounds = { entriesMax: 10, bytesMax: 10_000 };
  const [hot, shared] = [memoryTextCache(bounds), memoryTextCache(bounds)];
  const rows = new Map<string, string>();
  const ttls: number[] = [];
  const store = {
    load: (key: string) => Promise.resolve(rows.get(key)),
    save: ({ key, text }: StoredAnswer) => {
      rows.set(key, text);
      return Promise.resolve();
    },
  };
  const keep: typeof hot.keep = (key, text, ttlMs) => {
    ttls.push(ttlMs);
    hot.keep(key, text, ttlMs);
  };
  const answers = tieredAnswers({
    hot: { peek: hot.peek, keep },
    shared,
    store,
    ttlMs: 1_000,
    random: () => random,
  });
  return { answers, hot, shared, rows, ttls };
}

test('a kept answer is in the process at once, and soon in every tier', async () => {
  const { answers, shared, rows } = tiers();
  const kept = answers.keep(answer, false);
  expect(answers.peek('key')).toBe('Because.');
  await kept;
  expect([shared.peek('key'), rows.get('key')]).toEqual(['Because.', 'Because.']);
});

test('an answer found in Postgres warms the tiers before it', async () => {
  const { answers, hot, shared, rows } = tiers();
  rows.set('key', 'Because.');
  expect(await answers.find('key', false)).toBe('Because.');
  expect([hot.peek('key'), shared.peek('key')]).toEqual(['Because.', 'Because.']);
});

test('the answer about a student’s own item is never kept for good, nor looked for there', async () => {
  const { answers, hot, rows } = tiers();
  await answers.keep(answer, true);
  expect(hot.peek('key')).toBe('Because.');
  expect(rows.size).toBe(0);
  rows.set('other', 'Something.');
  expect(await answers.find('other', true)).toBeUndefined();
});

test.each([
  [0, 900],
  [0.5, 1_000],
  [1, 1_100],
])('time to live is spread by a tenth either way: at %f it is %i ms', async (random, ttlMs) => {
  const { answers, ttls } = tiers(random);
  await answers.keep(answer, true);
  expect(ttls).toEqual([expect.closeTo(ttlMs, 5)]);
});
