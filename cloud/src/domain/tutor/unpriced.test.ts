/** What an operator is told of models whose price nobody knows. */
import { expect, test } from 'vitest';
import { setUpModels } from './model-setup.ts';
import { createPrices, priceList } from './money/prices.ts';
import { unpricedModels, unpricedSentence } from './unpriced.ts';

const timeoutMs = 45_000;

test('each model that is set up and has no price is named once, embeddings among them', () => {
  const setup = setUpModels({
    apiKey: 'key',
    anthropic: { apiKey: 'key' },
    model: 'gpt-4o-mini',
    largeModel: 'new-large',
    fallback: ['anthropic/new-claude', 'openai/new-large', 'cohere/new-command'],
    embeddingModel: 'new-embedder',
    timeoutMs,
  });
  // Nobody has given a key of Cohere's, so its model is not set up.
  expect(unpricedModels(setup, createPrices())).toEqual([
    'openai/new-large',
    'anthropic/new-claude',
    'openai/new-embedder',
  ]);
  const own = priceList.parse({
    'new-large': { input: 1, output: 2 },
    'new-embedder': { input: 1, output: 0 },
  });
  expect(unpricedModels(setup, createPrices(own))).toEqual(['anthropic/new-claude']);
  expect(unpricedModels(setUpModels({ timeoutMs }), createPrices())).toEqual([]);
});

test('the sentence holds what can be written into the file, and there is none without need', () => {
  expect(unpricedSentence([])).toBeUndefined();
  expect(unpricedSentence(['openai/new'])).toBe(
    'The price of openai/new is not known, so it is not asked. Set AI_PRICES_FILE to a file that holds ' +
      '{"openai/new":{"input":0,"output":0}}, with dollars for a million tokens in the place of each 0.',
  );
  const many = unpricedSentence(['a/b:1', 'c/"d"']) ?? '';
  expect(many).toContain('The prices of a/b:1 and c/"d" are not known, so they are not asked.');
  const [, example] = /holds (\{.+\}), with/.exec(many) ?? [];
  expect(Object.keys(priceList.parse(JSON.parse(example ?? '')))).toEqual(['a/b:1', 'c/"d"']);
});
