import { expect, test } from 'vitest';
import { createPrices, priceList } from './prices.ts';

const mini = { inputPico: 150_000, cachedInputPico: 75_000, outputPico: 600_000 };

test('a published price is found by the provider’s name and by the host of its address', () => {
  const priceOf = createPrices();
  expect(priceOf('openai', 'gpt-4o-mini')).toEqual(mini);
  expect(priceOf('api.openai.com', 'gpt-4o-mini')).toEqual(mini);
});

test('a dated name has the price of its model only where it is listed', () => {
  const priceOf = createPrices();
  expect(priceOf('openai', 'gpt-4o-mini-2024-07-18')).toEqual(mini);
  expect(priceOf('openai', 'gpt-4o-mini-2031-01-01')).toBeUndefined();
});

test('a model has no price at a stranger’s address, nor does a name that begins alike', () => {
  const priceOf = createPrices();
  expect(priceOf('127.0.0.1:8080', 'gpt-4o-mini')).toBeUndefined();
  expect(priceOf('openai', 'gpt-4o-mini-audio')).toBeUndefined();
  expect(priceOf('openai', 'constructor')).toBeUndefined();
});

test('cached input costs what input costs where nothing else is published', () => {
  expect(createPrices()('cohere', 'command-r7b-12-2024')).toEqual({
    inputPico: 37_500,
    cachedInputPico: 37_500,
    outputPico: 150_000,
  });
});

test('an operator’s price goes before the published one, and one for the provider before one for the model', () => {
  const own = priceList.parse({
    'gpt-4o-mini': { input: 1, output: 2 },
    'openai/gpt-4o-mini': { input: 3, output: 4 },
    'meta/llama': { input: 0, output: 0 },
  });
  const priceOf = createPrices(own);
  expect(priceOf('openai', 'gpt-4o-mini')?.inputPico).toBe(3_000_000);
  expect(priceOf('127.0.0.1:8080', 'gpt-4o-mini')?.inputPico).toBe(1_000_000);
  expect(priceOf('127.0.0.1:8080', 'meta/llama')).toEqual({
    inputPico: 0,
    cachedInputPico: 0,
    outputPico: 0,
  });
});

test.each([
  [{ 'gpt-4o-mini': { input: 1, output: 2, cached_input: 1 } }],
  [{ 'gpt-4o-mini': { input: -1, output: 2 } }],
  [{ 'gpt-4o-mini': { input: 1 } }],
  [{ 'gpt-4o-mini': { input: '1', output: 2 } }],
  [['gpt-4o-mini']],
])('a list is refused that is misspelt, incomplete or below zero: %j', (list) => {
  expect(priceList.safeParse(list).success).toBe(false);
});

test('embedding models are priced by what they read', () => {
  const priceOf = createPrices();
  const free = { outputPico: 0 };
  expect(priceOf('openai', 'text-embedding-3-small')).toMatchObject({ inputPico: 20_000, ...free });
  expect(priceOf('api.cohere.ai', 'embed-v4.0')).toMatchObject({ inputPico: 120_000, ...free });
});
