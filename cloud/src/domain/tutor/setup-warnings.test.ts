import { expect, test } from 'vitest';
import { setUpModels, type AiSettings } from './model-setup.ts';
import { createPrices } from './money/prices.ts';
import { setupWarnings, type PineconeSettings } from './setup-warnings.ts';

function warned(given: Partial<AiSettings>, pinecone: PineconeSettings = {}) {
  const ai = { timeoutMs: 45_000, ...given };
  return setupWarnings({ ai, setup: setUpModels(ai), pinecone, priceOf: createPrices() });
}
const told = (...given: Parameters<typeof warned>) => warned(...given).map((each) => each.told);

test('what is whole, or not there at all, needs no warning', () => {
  const whole = { apiKey: 'k', cohere: { apiKey: 'k' }, fallback: ['cohere/command-r7b-12-2024'] };
  expect(told({})).toEqual([]);
  expect(
    told({ ...whole, embeddingModel: 'text-embedding-3-small' }, { apiKey: 'k', indexUrl: 'u' }),
  ).toEqual([]);
});

test.each([
  [
    { apiKey: 'k', fallback: ['anthropic/claude'] },
    'AI_FALLBACK names anthropic/claude, which is not asked: set ANTHROPIC_API_KEY.',
  ],
  [
    { apiKey: 'k', fallback: ['compatible/llama'] },
    'AI_FALLBACK names compatible/llama, which is not asked: set AI_BASE_URL.',
  ],
  [
    { apiKey: 'k', largeModel: 'cohere/c' },
    'AI_MODEL_LARGE names cohere/c, which is not asked: set COHERE_API_KEY.',
  ],
  [
    { model: 'gpt' },
    'AI_MODEL names gpt, which is not asked: set OPENAI_API_KEY, ANTHROPIC_API_KEY, COHERE_API_KEY or AI_BASE_URL.',
  ],
  [
    { anthropic: { apiKey: 'k' }, embeddingModel: 'embed' },
    'AI_EMBEDDING_MODEL names embed, which is not asked, since its provider has no key, or makes no embeddings; so questions alike are found by their words.',
  ],
])('of %o it is said what is missing', (ai, sentence) => {
  expect(told(ai)).toEqual([sentence]);
});

test('the key of OpenAI is of no use beside a server of one’s own', () => {
  const ai = { baseUrl: 'http://gate/v1', model: 'gpt-4o-mini', apiKey: 'k', fallback: ['openai/gpt'] };
  expect(told(ai)[0]).toBe(
    'AI_FALLBACK names openai/gpt, which is not asked: AI_BASE_URL takes the place of OpenAI.',
  );
});

test.each([
  [{ apiKey: 'k' }, 'PINECONE_INDEX_HOST'],
  [{ indexUrl: 'u' }, 'PINECONE_API_KEY'],
  [{ apiKey: 'k', indexUrl: 'u' }, 'an AI_EMBEDDING_MODEL that can be asked'],
])('half of Pinecone, %o, is told with the other half', (pinecone, missing) => {
  expect(told({ apiKey: 'k' }, pinecone)).toEqual([`Pinecone is not used for want of ${missing}.`]);
});

test('what anybody may read names no model', () => {
  const ai = {
    apiKey: 'k',
    model: 'secret-a',
    fallback: ['cohere/secret-b'],
    embeddingModel: 'anthropic/secret-c',
  };
  const shown = warned(ai).map((each) => each.shown);
  expect(shown).toHaveLength(3);
  expect(shown.join()).not.toContain('secret');
});
