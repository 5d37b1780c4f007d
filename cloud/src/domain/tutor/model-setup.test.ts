/** Which models the operator's settings come to. */
import { expect, test } from 'vitest';
import type { AiSettings } from './model-setup.ts';
import { hasProvider, setUpModels } from './model-setup.ts';

function names(ai: Partial<AiSettings>) {
  const { models, unreachable } = setUpModels({ timeoutMs: 45_000, ...ai });
  const { small, large, fallbacks } = models;
  const said = [small, large, ...fallbacks].map((each) => each && `${each.provider}/${each.name}`);
  return { said, unreachable: unreachable.map(({ setting, name }) => `${setting} ${name}`) };
}

test('without any key there is no model, and naming one does not make one', () => {
  expect(names({})).toEqual({ said: [undefined, undefined], unreachable: [] });
  expect(names({ model: 'gpt', fallback: ['cohere/c'] })).toEqual({
    said: [undefined, undefined],
    unreachable: ['AI_MODEL gpt', 'AI_FALLBACK cohere/c'],
  });
  expect(hasProvider({ timeoutMs: 1 })).toBe(false);
  expect(hasProvider({ timeoutMs: 1, cohere: { apiKey: 'k' } })).toBe(true);
});

test.each<[Partial<AiSettings>, string]>([
  [{ apiKey: 'k' }, 'openai/gpt-4o-mini'],
  [{ anthropic: { apiKey: 'k' } }, 'anthropic/claude-haiku-4-5'],
  [{ cohere: { apiKey: 'k' } }, 'cohere/command-r7b-12-2024'],
  [{ apiKey: 'k', anthropic: { apiKey: 'k' } }, 'openai/gpt-4o-mini'],
  [{ apiKey: 'k', anthropic: { apiKey: 'k' }, model: 'anthropic/claude' }, 'anthropic/claude'],
  [{ apiKey: 'k', model: 'ft:gpt/mine' }, 'openai/ft:gpt/mine'],
  [{ baseUrl: 'http://localhost:1234/v1', model: 'meta/llama' }, 'localhost:1234/meta/llama'],
  [{ baseUrl: 'http://gate/v1', cohere: { apiKey: 'k' }, model: 'cohere/command' }, 'gate/cohere/command'],
])('%o asks %s', (ai, first) => {
  expect(names(ai).said[0]).toBe(first);
});

test('a large model and fallbacks stand beside the small one; one without a key is named to the operator', () => {
  const ai = { apiKey: 'k', anthropic: { apiKey: 'k' }, largeModel: 'gpt-4o' };
  expect(names({ ...ai, fallback: ['cohere/c', 'anthropic/claude', 'compatible/x'] })).toEqual({
    said: ['openai/gpt-4o-mini', 'openai/gpt-4o', 'anthropic/claude'],
    unreachable: ['AI_FALLBACK cohere/c', 'AI_FALLBACK compatible/x'],
  });
});

test('the key of a server of one’s own opens nothing at OpenAI', () => {
  const { said, unreachable } = names({ apiKey: 'k', baseUrl: 'http://gate/v1', fallback: ['openai/gpt'] });
  expect(said).toEqual(['gate/gpt-4o-mini', undefined]);
  expect(unreachable).toEqual(['AI_FALLBACK openai/gpt']);
});

test('a main model without a key leaves the first place to the first fallback', () => {
  const { said, unreachable } = names({ apiKey: 'k', model: 'cohere/c', fallback: ['openai/gpt'] });
  expect(said[0]).toBe('openai/gpt');
  expect(unreachable).toEqual(['AI_MODEL cohere/c']);
});

test('embeddings are made by the model that is named, where its provider makes any', () => {
  const model = (ai: Partial<AiSettings>) => {
    const found = setUpModels({ timeoutMs: 1, ...ai }).embedding;
    return found && `${found.provider}/${found.name}`;
  };
  expect(model({ apiKey: 'k' })).toBeUndefined();
  expect(model({ apiKey: 'k', embeddingModel: 'embed' })).toBe('openai/embed');
  expect(model({ anthropic: { apiKey: 'k' }, embeddingModel: 'embed' })).toBeUndefined();
  const both = { anthropic: { apiKey: 'k' }, cohere: { apiKey: 'k' } };
  expect(model({ ...both, embeddingModel: 'cohere/embed-v4.0' })).toBe('cohere/embed-v4.0');
});
